"""`python -m ops run | test | setup | nlu-report`: what the Makefile calls."""

import argparse
import signal
import subprocess
import sys

from ops.assistant import assistant
from ops.checks import checks, system_packages
from ops.environments import environments, plain
from ops.places import ROOMS, ROOT, python_in
from ops.trouble import Trouble, from_os
from ops.up import up


def main() -> int:
    """Does what was asked; a failure is one line on standard error and exit code 1."""
    parser = argparse.ArgumentParser(prog="ops", description="Sets Ringback up, runs it and checks it.")
    parser.add_argument(
        "what",
        choices=("setup", "run", "test", "nlu-report"),
        help="setup: environments and model; others: these first",
    )
    parser.add_argument("rest", nargs="*", help="test: what pytest gets instead of everything; nlu-report: its options")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return do(asked.what, asked.rest)
    except Trouble as trouble:
        said = str(trouble)
    except OSError as problem:
        said = str(from_os(problem))
    except KeyboardInterrupt:
        said = "Stopped; what is done already is kept."
    print(f"\n{said}", file=sys.stderr)
    return 1


def do(what: str, rest: list[str]) -> int:
    """The set-up, and then the product, the checks or the report."""
    testing = what == "test"
    if testing:
        system_packages()
    for step in [*environments(testing=testing), *assistant()]:
        step.bring_up_to_date()
    if testing:
        return checks(rest)
    if what == "nlu-report":
        return subprocess.run(
            [python_in(ROOMS), "-m", "bench.nlu", *rest], cwd=ROOT, env=plain(), check=False
        ).returncode
    if what == "run":
        up()
    return 0


sys.exit(main())
