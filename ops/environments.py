"""The two environments: one for the rooms on this Python, one for Rasa on Python 3.10, both from hashed lock files."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ops.places import BOT, INSTALLER, REQUIREMENTS, ROOMS, ROOT, python_in
from ops.steps import Progress, Step
from ops.trouble import Trouble

UV = INSTALLER / "bin" / "uv"
ROOM_TO_INSTALL = 5 * 1024**3
BOT_WITH_TESTS = "bot.txt", "bot-test.txt"


def environments(*, testing: bool) -> list[Step]:
    """The steps that make the installer and both environments; raises `Trouble` when the disk is too full for them."""
    if not BOT.exists() and shutil.disk_usage(ROOT).free < ROOM_TO_INSTALL:
        raise Trouble(f"Too little disk: free {ROOM_TO_INSTALL // 1024**3} GB where this checkout lies and run again.")
    return [
        installer(),
        enough(testing, rooms("dev.txt"), rooms("app.txt")),
        enough(testing, bot(*BOT_WITH_TESTS), bot("bot.txt")),
    ]


def enough(testing: bool, for_tests: Step, for_use: Step) -> Step:
    """The step that is needed; an environment that was made for tests serves for use as well."""
    return for_tests if testing or for_tests.is_fresh() else for_use


def installer() -> Step:
    """A pinned uv in an environment of its own, so that a sync of the others leaves it alone."""
    lock = REQUIREMENTS / "uv.txt"

    def work(progress: Progress) -> None:
        progress.call([sys.executable, "-m", "venv", "--clear", INSTALLER])
        progress.call([python_in(INSTALLER), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock])

    return Step("The installer (uv)", INSTALLER, (lock, *machine()), work)


def rooms(*names: str) -> Step:
    """The environment of policy_core, returns, actions and desk, from these lock files."""
    locks = [REQUIREMENTS / name for name in names]

    def work(progress: Progress) -> None:
        make(progress, ROOMS, python=str(Path(sys.executable).resolve()), wants="(3, 11) <= v", locks=locks)

    return Step("The desk's packages", ROOMS, (*locks, *machine()), work)


def bot(*names: str) -> Step:
    """The environment in which Rasa runs, from these lock files."""
    locks, version = [REQUIREMENTS / name for name in names], ROOT / "bot" / ".python-version"

    def work(progress: Progress) -> None:
        make(progress, BOT, python=version.read_text().strip(), wants="v[:2] == (3, 10)", locks=locks)

    return Step("The assistant's packages (Rasa)", BOT, (*locks, version, *machine()), work)


def make(progress: Progress, environment: Path, *, python: str, wants: str, locks: Sequence[Path]) -> None:
    """Makes an environment if there is none that works, and installs exactly what the lock files say."""
    cwd = environment.parent
    if not works(environment, wants):
        progress.call([UV, "venv", "--quiet", "--clear", "--python", python, environment], cwd=cwd, env=plain())
    sync = [UV, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python"]
    progress.call([*sync, python_in(environment), *locks], cwd=cwd, env=plain())


def works(environment: Path, wants: str) -> bool:
    """Whether the environment's interpreter starts and has the version that is wanted."""
    python = python_in(environment)
    question = f"import sys; v = sys.version_info; sys.exit(not ({wants}))"
    return python.exists() and not subprocess.run([python, "-c", question], check=False, capture_output=True).returncode


def plain() -> dict[str, str]:
    """Our environment variables without those that would send an installation elsewhere or leave it uncompiled."""
    # pyenv's shim sets PYENV_VERSION to the Python that runs this, and would hide 3.10 from uv.
    astray = {"VIRTUAL_ENV", "CONDA_PREFIX", "PYENV_VERSION", "PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}
    return {name: value for name, value in os.environ.items() if name not in astray}


def machine() -> tuple[str, ...]:
    """What else an environment depends on: an environment does not survive another interpreter or a moved checkout."""
    return platform.machine(), platform.python_version(), sys.base_prefix, str(ROOT)
