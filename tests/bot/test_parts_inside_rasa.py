"""Runs the tests of bot/components in the environment in which Rasa runs."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSIDE = ROOT / "tests" / "bot" / "inside"


def test_the_parts_inside_rasa_pass_their_tests_in_its_environment() -> None:
    python = ROOT / "bot" / ".venv" / "bin" / "python"
    command = [python, "-m", "pytest", "-q", "-c", INSIDE / "pytest.ini", INSIDE]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr[-2_000:]
