"""One running copy of the product: its ports, its environment variables, its servers and its commands."""

import os
import random
import secrets
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ops.assistant import model_file, rasa_environment
from ops.child import Child
from ops.places import BOT, ROOMS, ROOT, data, logs, python_in
from ops.trouble import Trouble, read_trouble

HOST = "127.0.0.1"
PORT = 8710
RASA_URL = f"http://{HOST}:5005"
ACTIONS_URL = f"http://{HOST}:5055/webhook"
OURS = range(20_000, 30_000)


@dataclass(frozen=True)
class Product:
    """What every server of one copy must know."""

    port: int
    rasa_port: int
    actions_port: int
    env: Mapping[str, str]
    logs: Path

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.port}"

    def rasa(self) -> Child:
        """The assistant, on loopback only; its channel answers once the model is loaded."""
        command: list[str | Path] = [python_in(BOT), "-m", "rasa", "run", "-m", model_file(), "-i", HOST]
        files = ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
        health = f"http://{HOST}:{self.rasa_port}/webhooks/desk/"
        return self._child("rasa", [*command, "-p", str(self.rasa_port), *files], health)

    def actions(self) -> Child:
        """The action server."""
        return self._child("actions", [python_in(ROOMS), "-m", "actions"], f"http://{HOST}:{self.actions_port}/health")

    def desk(self) -> Child:
        """The desk: the one server that customers and agents reach."""
        return self._child("desk", [python_in(ROOMS), "-m", "desk"], f"{self.address}/healthz")

    def prepare(self) -> None:
        """Brings the database to this version and seeds the demo shop."""
        for room, *words in (("returns", "migrate"), ("desk", "migrate"), ("returns", "demo")):
            self.call(room, *words)

    def call(self, room: str, *words: str) -> str:
        """What a room's command prints; raises `Trouble` when it fails."""
        command: list[str | Path] = [python_in(ROOMS), "-m", room, *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, text=True, capture_output=True, check=False, start_new_session=True
        )
        log = self.logs / "commands.log"
        with log.open("a") as sink:
            sink.write(f"$ {room} {' '.join(words[:2])}\n{done.stderr}\n")
        if done.returncode:
            raise read_trouble(f"`python -m {room} {words[0]}` failed", done.stdout + done.stderr, log)
        return done.stdout

    def _child(self, name: str, command: list[str | Path], health: str) -> Child:
        return Child(name, command, self.env, self.logs / f"{name}.log", health)


def product_at(*, port: int, rasa_port: int, actions_port: int, settings: Mapping[str, str] | None = None) -> Product:
    """A copy of the product on these ports, with these settings on top of the process's own environment variables."""
    ours = {
        "RINGBACK_PORT": str(port),
        "RINGBACK_RASA_URL": f"http://{HOST}:{rasa_port}",
        "RINGBACK_ACTIONS_URL": f"http://{HOST}:{actions_port}/webhook",
        "RINGBACK_RASA_KEY": secrets.token_urlsafe(32),
        "RINGBACK_PUBLIC_URL": os.environ.get("RINGBACK_PUBLIC_URL") or f"http://{HOST}:{port}",
    }
    env = rasa_environment() | ours | dict(settings or {})
    return Product(port, rasa_port, actions_port, env | {"RINGBACK_DATA": str(data(env))}, logs(env))


def configured() -> Product:
    """The copy that the RINGBACK_ variables describe; inner ports give way when busy, the public one does not."""
    wanted = os.environ.get("RINGBACK_PORT") or str(PORT)
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise Trouble(
            f"RINGBACK_PORT must be a port number between 1 and 65535, not {wanted!r}: try RINGBACK_PORT={PORT}."
        )
    if not is_free(int(wanted)):
        raise Trouble(
            f"Port {wanted} is busy: stop what listens there, or choose another: RINGBACK_PORT={free_port()} make run"
        )
    return product_at(
        port=int(wanted),
        rasa_port=inner_port("RINGBACK_RASA_URL", RASA_URL),
        actions_port=inner_port("RINGBACK_ACTIONS_URL", ACTIONS_URL),
        settings={"RINGBACK_SIMULATED_CARRIER_DAYS": os.environ.get("RINGBACK_SIMULATED_CARRIER_DAYS") or "3"},
    )


def inner_port(setting: str, default: str) -> int:
    """The port in a loopback address that a setting names, or a free one if it is busy."""
    port = urlsplit(os.environ.get(setting) or default).port
    return port if port and is_free(port) else free_port()


def is_free(port: int) -> bool:
    """Whether nothing listens on a loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def free_port() -> int:
    """A loopback port that is free, and not one of those that the system lends to calls that go out.

    Such a one could be lent before the server that it is for takes it, even to the very call that asks whether that
    server is there yet.
    """
    return next(port for port in random.sample(OURS, len(OURS)) if is_free(port))
