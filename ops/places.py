"""Where things lie in a checkout."""

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
INSTALLER = ROOT / ".uv"
ROOMS = ROOT / ".venv"
BOT = ROOT / "bot" / ".venv"
MODELS = ROOT / "models"


def python_in(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / "bin" / "python"


def data(env: Mapping[str, str] = os.environ) -> Path:
    """The directory that RINGBACK_DATA names: database, photos and logs (default: var)."""
    return (ROOT / (env.get("RINGBACK_DATA") or "var")).resolve()


def logs(env: Mapping[str, str] = os.environ) -> Path:
    """The directory of the log files, made if need be."""
    directory = data(env) / "log"
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def shown(path: Path) -> str:
    """The path as an operator would type it from the checkout."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
