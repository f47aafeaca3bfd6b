"""`make test` after the set-up: linters, types, import rules, then every test."""

import os
import shutil
import subprocess
from pathlib import Path

from ops.environments import plain
from ops.places import ROOMS, ROOT
from ops.steps import Progress
from ops.trouble import Trouble

NEEDED = {"chromium": "chromium", "chromedriver": "chromium-driver", "pg_ctl": "postgresql"}
FONTS = "fonts-liberation", "fonts-noto-color-emoji"
LINTERS = ("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",)


def system_packages() -> None:
    """Installs the browser and the database server that tests use, or says what to install."""
    missing = sorted(package for program, package in NEEDED.items() if not found(program))
    if not missing:
        return
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, *FONTS]
    if os.geteuid() or not shutil.which("apt-get"):
        raise Trouble(
            f"The tests need {', '.join(missing)}: install them (Debian: `sudo {' '.join(install)}`) and run again."
        )
    progress = Progress(f"System packages for the tests ({', '.join(missing)})")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    progress.call(["apt-get", "update", "-qq"], env=quiet)
    progress.call(install, env=quiet)
    progress.done()


def found(program: str) -> bool:
    """Whether a program is on the path, or where Debian keeps PostgreSQL's own."""
    return bool(shutil.which(program) or any(Path("/usr/lib/postgresql").glob(f"*/bin/{program}")))


def checks(chosen: list[str]) -> int:
    """Runs all checks and prints pytest's summary last; 0 when everything passed."""
    passed = [call(*linter) for linter in LINTERS]
    if not all(passed):
        print(
            "\nNot clean (see above): "
            + ", ".join(" ".join(one) for one, ok in zip(LINTERS, passed, strict=True) if not ok)
        )
    return 0 if call("pytest", *chosen) and all(passed) else 1


def call(program: str, *words: str) -> bool:
    """Runs one of the environment's programs on this terminal; whether it was content."""
    print(f"\n$ {program} {' '.join(words)}", flush=True)
    env = {"HYPOTHESIS_PROFILE": "ci"} | plain() | {"PATH": f"{ROOMS / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run([ROOMS / "bin" / program, *words], cwd=ROOT, env=env, check=False).returncode == 0
