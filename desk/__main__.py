"""Serves the desk, and does what its operator needs: `python -m desk [migrate | agent NAME | reset-password NAME]`."""

import argparse
import sys

import uvicorn

from desk.app import create_app
from desk.database import migrate
from desk.settings import DeskSettings, read_settings
from returns.database import Database
from returns.errors import Unusable


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when it did what it should, 2 with one line that names the cure when it could not."""
    parser = argparse.ArgumentParser(prog="python -m desk", description="Serves the desk.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("migrate", help="bring the desk's tables to this version")
    wanted = parser.parse_args(arguments)
    try:
        settings = read_settings()
        if wanted.command == "migrate":
            _migrate(settings)
        else:
            uvicorn.run(create_app(settings), host="127.0.0.1", port=settings.port, log_level="warning")
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _migrate(settings: DeskSettings) -> None:
    database = Database(settings.database)
    migrate(database)
    database.close()


if __name__ == "__main__":
    sys.exit(main())
