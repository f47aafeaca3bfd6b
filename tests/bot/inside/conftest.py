"""A small assistant on a real `rasa run`, and an action server that does as it is told."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import ActionServer, Assistant

ROOT = Path(__file__).parents[3]
FILES = Path(__file__).parent / "assistant"


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small assistant's model, trained once."""
    made = tmp_path_factory.mktemp("model")
    train = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--force",
        "--skip-validation",
        "--data",
        "data.yml",
        "-d",
        "domain.yml",
    ]
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": str(ROOT)}
    command = [*train, "--out", str(made), "--fixed-model-name", "small"]
    done = subprocess.run(command, cwd=FILES, env=os.environ | quiet, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return made / "small.tar.gz"


@pytest.fixture(scope="session")
def running(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The small assistant, served once for all tests."""
    with ActionServer() as actions, Assistant(model, actions, tmp_path_factory.mktemp("data")) as assistant:
        yield assistant


@pytest.fixture
def assistant(running: Assistant) -> Assistant:
    """The served assistant, its action server well again."""
    running.actions.reset()
    return running
