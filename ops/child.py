"""A server of ours as a process group: started into its log, asked for its health, stopped with all that it started."""

import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ops.places import ROOT

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass
class Child:
    """One server: what to call, where it logs, and the address that answers when it is ready."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str]
    log: Path
    health: str
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Starts it in a process group of its own, tied to the life of this process."""
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                [*leash(), *self.command],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its process id, which is its group's id too."""
        if self.process is None:
            raise ValueError(f"{self.name} was not started")
        return self.process.pid

    def ended(self) -> str | None:
        """How it ended, in words; None while it runs."""
        code = self.process.poll() if self.process else 0
        if code is None:
            return None
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def is_ready(self) -> bool:
        """Whether its health address answers well."""
        try:
            with DIRECT.open(self.health, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def signal_all(self, number: signal.Signals) -> None:
        """Sends a signal to it and to everything that it started."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return  # nothing of the group is left

    def last_words(self) -> str:
        """The last line of its log."""
        lines = [line.strip() for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        return lines[-1][:200] if lines else "it said nothing"


def stop_all(children: Collection[Child], patience: float = 10) -> None:
    """Stops the servers together: kindly first, by force after so many seconds; their offspring goes too."""
    for child in children:
        child.signal_all(signal.SIGTERM)
    deadline = time.monotonic() + patience
    for child in children:
        if child.process and child.ended() is None:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.signal_all(signal.SIGKILL)
                child.process.wait()
        child.signal_all(signal.SIGKILL)


def leash() -> list[str]:
    """What makes the system stop a child when this process is killed outright, where the system can."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
