"""How long a warm `make run` takes to its ready line, and how long Ctrl-C takes to the end."""

import os
import resource
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from ops.places import ROOT
from ops.product import free_port

ALLOWED = 30.0
STARTS = 3


def main() -> None:
    """Starts the product once with new data, then some times more; prints seconds and their ratio to the limit."""
    with tempfile.TemporaryDirectory(prefix="ringback-") as data:
        cold = timed(Path(data))
        before = used()
        runs = [timed(Path(data)) for _ in range(STARTS)]
        work = (used() - before) / STARTS
    ready, stopped = (sorted(seconds)[len(seconds) // 2] for seconds in zip(*runs, strict=True))
    print(f"first start with new data   {cold[0]:6.1f} s to the ready line")
    print(f"warm start, median of {STARTS}     {ready:6.1f} s to the ready line")
    print(f"ratio to {ALLOWED:.0f} s              {ready / ALLOWED:6.2f}")
    print(f"start and stop together     {work:6.1f} s of CPU")
    print(f"Ctrl-C, median of {STARTS}         {stopped:6.1f} s until nothing is left")


def used() -> float:
    """CPU seconds of all processes that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(data: Path) -> tuple[float, float]:
    """Seconds from `make run` to the ready line, and from Ctrl-C to the end."""
    env = {**os.environ, "RINGBACK_DATA": str(data), "RINGBACK_PORT": str(free_port()), "PYTHONUNBUFFERED": "1"}
    began = time.monotonic()
    with subprocess.Popen(["make", "run"], cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE) as run:
        if run.stdout is None or not any(line.startswith("Ringback is ready") for line in run.stdout):
            raise SystemExit("the product did not start: see what it said above")
        ready = time.monotonic()
        run.send_signal(signal.SIGTERM)
        run.wait()
    return ready - began, time.monotonic() - ready


if __name__ == "__main__":
    main()
