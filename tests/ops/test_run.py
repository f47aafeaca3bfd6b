"""`make run` after the set-up: one line when ready, servers that come back, and nothing left behind."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from ops.places import ROOT
from ops.product import free_port, product_at
from ops.up import first_agent
from tests.stack import PATIENCE, until

READY = re.compile(r"^Ringback is ready: (http://\S+) — inbox: \S+/inbox, name (\w+), password (\S+)$")


@dataclass
class Run:
    """A terminal in which the product runs."""

    data: Path
    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)

    def read_until(self, pattern: str) -> str:
        """Reads the terminal up to a line that matches."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if re.search(pattern, line):
                return self.lines[-1]
        raise AssertionError(f"{pattern!r} never came: {self.lines}")

    def servers(self) -> dict[str, int]:
        """The processes that have this run's data, by the module that they run."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                environment, words = (process / "environ").read_bytes(), (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue  # it ended meanwhile, or belongs to somebody else
            if f"RINGBACK_DATA={self.data}\0".encode() in environment and int(process.name) != self.process.pid:
                found[words[words.index(b"-m") + 1].decode() if b"-m" in words else words[0].decode()] = int(
                    process.name
                )
        return found


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The product, started as the Makefile starts it once everything is set up."""
    data = tmp_path_factory.mktemp("run")
    settings = {"RINGBACK_DATA": str(data), "RINGBACK_PORT": str(free_port()), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", "from ops.up import up; up()"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Run(data, process)
        process.terminate()


def test_the_ready_line_names_the_address_and_a_sign_in_that_works(run: Run) -> None:
    ready = READY.match(run.read_until("^Ringback is ready"))
    assert ready
    address, name, password = ready.groups()
    assert requests.get(address, timeout=PATIENCE).ok
    given = {"name": name, "password": password}
    signed_in = requests.post(f"{address}/inbox/sign-in", data=given, timeout=PATIENCE)
    assert signed_in.url == f"{address}/inbox"


def test_a_killed_server_comes_back_and_the_terminal_says_so(run: Run) -> None:
    killed = run.servers()["actions"]
    os.kill(killed, signal.SIGKILL)
    run.read_until(r"^actions ended \(killed by SIGKILL\); starting it again")
    until(lambda: run.servers().get("actions", killed) != killed, "another action server")


def test_a_stop_leaves_no_process_behind(run: Run) -> None:
    assert {"rasa", "actions", "desk"} <= set(run.servers())
    run.process.send_signal(signal.SIGINT)
    run.read_until("^Stopped.$")
    assert run.process.wait() == 0
    until(lambda: run.servers() == {}, "what was killed to be gone")


def test_a_later_start_does_not_show_the_password_again(run: Run) -> None:
    product = product_at(port=1, rasa_port=2, actions_port=3, settings={"RINGBACK_DATA": str(run.data)})
    assert first_agent(product).startswith("sign in as before (a new password: ")
