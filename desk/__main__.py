"""Serves the desk, and does what its operator needs, from the command line."""

import argparse
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from desk.app import create_app
from desk.database import check, migrate
from desk.security import Agents
from desk.settings import DeskSettings, read_settings
from returns.clock import clock_from
from returns.database import Database
from returns.errors import Unusable

_HOST = "127.0.0.1"
_GRACE = 5  # seconds that open requests get when the desk stops


class _NotDone(Unusable):
    """A command that makes no sense now."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it did what it should, 2 with one line that names the cure when it could not."""
    chosen = _parser().parse_args(arguments)
    try:
        chosen.run(read_settings(), chosen)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desk", description="Serves the desk, unless told otherwise.")
    parser.set_defaults(run=_serve)
    commands = parser.add_subparsers(metavar="COMMAND")
    commands.add_parser("migrate", help="bring the desk's tables to this version").set_defaults(run=_migrate)
    agent = commands.add_parser("agent", help="make an agent and print the password, once")
    agent.add_argument("name", metavar="NAME")
    agent.add_argument("--if-none", action="store_true", help="only when there is no agent at all")
    agent.set_defaults(run=_agent)
    reset = commands.add_parser("reset-password", help="give an agent a new password and print it, once")
    reset.add_argument("name", metavar="NAME")
    reset.set_defaults(run=_reset_password)
    return parser


def _serve(settings: DeskSettings, _chosen: argparse.Namespace) -> None:
    app = create_app(settings)
    with _listening(settings.port) as listener:
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_GRACE)
        uvicorn.Server(config).run([listener])


def _migrate(settings: DeskSettings, _chosen: argparse.Namespace) -> None:
    database = Database(settings.database)
    migrate(database)
    database.close()
    print("The database is up to date.")


def _agent(settings: DeskSettings, chosen: argparse.Namespace) -> None:
    with _agents(settings) as agents:
        if chosen.if_none and agents.any():
            return
        password = agents.add(chosen.name)
    if password is None:
        raise _NotDone(f"There is an agent {chosen.name}: choose another name, or `reset-password {chosen.name}`.")
    print(f"name {chosen.name}, password {password}")


def _reset_password(settings: DeskSettings, chosen: argparse.Namespace) -> None:
    with _agents(settings) as agents:
        password = agents.reset(chosen.name)
    if password is None:
        raise _NotDone(f"There is no agent {chosen.name}: make one with `python -m desk agent {chosen.name}`.")
    print(f"name {chosen.name}, password {password}")


@contextmanager
def _agents(settings: DeskSettings) -> Iterator[Agents]:
    database = Database(settings.database)
    check(database)
    yield Agents(database, clock_from(settings.now))
    database.close()


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
        except OSError:
            raise _NotDone(f"Port {port} is in use: stop what uses it, or set RINGBACK_PORT.") from None
        yield listener


if __name__ == "__main__":
    sys.exit(main())
