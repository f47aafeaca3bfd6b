"""A real PostgreSQL server for the tests of every room; a conftest imports the fixtures that it wants."""

import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest
from pytest_postgresql.executors import PostgreSQLExecutor

from ops.product import free_port

_CURE = "PostgreSQL's server is not installed: apt-get install postgresql (or put its pg_config on the PATH)"
_PATIENCE = 180


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgreSQLExecutor]:
    """One server for the whole run."""
    with running_server() as server:
        yield server


@contextmanager
def running_server() -> Iterator[PostgreSQLExecutor]:
    """A server on a free port, in a folder that disappears with it."""
    with tempfile.TemporaryDirectory(prefix="ringback-postgres-") as name:
        folder = Path(name)
        server = PostgreSQLExecutor(
            executable=_pg_ctl(folder),
            host="127.0.0.1",
            port=free_port(),
            datadir=str(folder / "data"),
            unixsocketdir=str(folder),
            logfile=str(folder / "log"),
            startparams=f"-w -t {_PATIENCE}",
            dbname="tests",
        )
        server.start()
        # An open port is not enough: pg_ctl goes when the server lets connections in.
        server.process.wait(_PATIENCE)
        yield server
        server.stop()


@pytest.fixture
def postgres_url(postgres_server: PostgreSQLExecutor) -> Iterator[str]:
    """The URL of an empty database that the test has for itself."""
    with empty_database(postgres_server) as url:
        yield url


@contextmanager
def empty_database(server: PostgreSQLExecutor) -> Iterator[str]:
    """The URL of an empty database that disappears at the end."""
    name = f"test_{token_hex(6)}"
    url = f"postgresql://postgres@127.0.0.1:{server.port}"
    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _pg_ctl(folder: Path) -> str:
    """The server's control program, as another user where the tests run as root, which PostgreSQL refuses."""
    folders = (found / "pg_ctl" for found in _program_folders() if (found / "postgres").exists())
    program = next(folders, None)
    if program is None:
        pytest.fail(_CURE, pytrace=False)
    if os.geteuid() != 0:
        return str(program)
    user = _unprivileged_user()
    os.chown(folder, user.pw_uid, user.pw_gid)
    wrapper = folder / "pg_ctl"
    switch = f"setpriv --reuid={user.pw_uid} --regid={user.pw_gid} --clear-groups"
    place = shlex.quote(str(folder))
    wrapper.write_text(f'#!/bin/sh\ncd {place} && HOME={place} exec {switch} {shlex.quote(str(program))} "$@"\n')
    wrapper.chmod(0o755)
    return str(wrapper)


def _program_folders() -> Iterator[Path]:
    if pg_config := shutil.which("pg_config"):
        yield Path(subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=True).stdout.strip())
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: int(found.parent.name), reverse=True)


def _unprivileged_user() -> pwd.struct_passwd:
    users = {user.pw_name: user for user in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]
