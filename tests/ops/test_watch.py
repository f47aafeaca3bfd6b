"""Servers under watch: ready, dead, started again, stopped with all that they started."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ops.child import Child, stop_all
from ops.places import ROOT
from ops.product import HOST, free_port
from ops.trouble import Trouble
from ops.watch import Stop, Watched, wait_until_ready, watch
from tests.stack import until

HELLO = """
    import http.server, sys
    class Hello(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200); self.end_headers()
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Hello).serve_forever()
"""
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + textwrap.dedent(HELLO)
PARENT = "import subprocess, sys; subprocess.Popen(['sleep', '600'])" + textwrap.dedent(HELLO)


@pytest.fixture
def servers(tmp_path: Path) -> Iterator["Servers"]:
    with Servers(tmp_path) as servers:
        yield servers


class Servers(ExitStack):
    """Makes small servers and stops them at the end."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place

    def make(self, code: str = HELLO) -> Child:
        port = free_port()
        command = [sys.executable, "-c", textwrap.dedent(code), str(port)]
        child = Child("hello", command, dict(os.environ), self.place / "hello.log", f"http://{HOST}:{port}/")
        self.callback(stop_all, [child], 0.1)
        return child


def group(pid: int) -> list[int]:
    """The processes of a group that still live."""
    told = subprocess.run(["ps", "-e", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in told.splitlines())
    return [int(one) for one, of, state in rows if int(of) == pid and not state.startswith("Z")]


def command(pid: int) -> str:
    """What a process runs."""
    return Path(f"/proc/{pid}/comm").read_text().strip()


def test_a_server_is_ready_when_its_health_address_answers(servers: Servers) -> None:
    child = servers.make()
    assert not child.is_ready()
    child.start()
    wait_until_ready([child])
    assert child.is_ready()


def test_a_server_that_ends_at_its_start_is_told_with_its_last_words(servers: Servers) -> None:
    child = servers.make("raise SystemExit('the model is missing')")
    child.start()
    with pytest.raises(
        Trouble, match=r"hello ended at its start, exit code 1 \(the model is missing\): see .*hello\.log"
    ):
        wait_until_ready([child])


def test_a_server_that_never_answers_is_told(servers: Servers) -> None:
    child = servers.make("import threading; threading.Event().wait()")
    child.start()
    with pytest.raises(Trouble, match="hello not ready after 0 s"):
        wait_until_ready([child], within=0.1)


def test_a_killed_server_is_started_again(servers: Servers) -> None:
    child, stop, said = servers.make(), Stop(), []
    child.start()
    wait_until_ready([child])
    watching = threading.Thread(target=watch, args=([child], stop, said.append))
    watching.start()
    try:
        first = child.pid
        os.kill(first, signal.SIGKILL)
        until(lambda: child.pid != first and child.is_ready(), "the server to be back")
    finally:
        stop.set()
        watching.join()
    assert len(said) == 1
    assert "hello ended (killed by SIGKILL); starting it again in 1 s" in said[0]


def test_the_pause_grows_while_a_server_keeps_dying(servers: Servers) -> None:
    child, said, now = servers.make("raise SystemExit"), [], 0.0
    child.start()
    watched = Watched(child, started=now)
    for _ in range(4):
        until(lambda: child.ended() is not None, "the server to end")
        watched.look(now, said.append)
        assert watched.due is not None
        now = watched.due
        watched.look(now, said.append)
    assert [line.split(" in ")[1].split(" (")[0] for line in said] == ["1 s", "2 s", "5 s", "15 s"]


def test_the_pause_is_short_again_after_a_steady_time(servers: Servers) -> None:
    child, said = servers.make("raise SystemExit"), []
    child.start()
    watched = Watched(child, deaths=4, started=0.0)
    until(lambda: child.ended() is not None, "the server to end")
    watched.look(1000.0, said.append)
    assert "again in 1 s" in said[0]


def test_stopping_takes_along_what_a_server_started(servers: Servers) -> None:
    child = servers.make(PARENT)
    child.start()
    wait_until_ready([child])
    assert len(group(child.pid)) == 2
    stop_all([child])
    until(lambda: group(child.pid) == [], "the server and what it started to be gone")


def test_what_a_killed_server_had_started_is_gone_before_it_starts_again(servers: Servers) -> None:
    child = servers.make(PARENT)
    child.start()
    wait_until_ready([child])
    orphans = child.pid
    os.kill(child.pid, signal.SIGKILL)
    until(lambda: child.ended() is not None, "the server to end")
    Watched(child).look(0.0, lambda line: None)
    until(lambda: group(orphans) == [], "the orphans to be gone")


def test_a_server_that_will_not_stop_is_killed(servers: Servers) -> None:
    child = servers.make(DEAF)
    child.start()
    wait_until_ready([child])
    stop_all([child], patience=0.2)
    assert child.ended() == "killed by SIGKILL"


def test_servers_stop_when_the_watching_process_is_killed(tmp_path: Path) -> None:
    watcher = f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        from pathlib import Path
        from ops.child import Child
        child = Child("sleep", ["sleep", "600"], {{}}, Path({str(tmp_path / "sleep.log")!r}), "")
        child.start()
        print(child.pid, flush=True)
        sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(watcher)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as watching:
        assert watching.stdout is not None
        child = int(watching.stdout.readline())
        # Before it is the command that it was called for, its leash is not tied yet.
        until(lambda: command(child) == "sleep", "the server to run")
        assert group(child) == [child]
        watching.kill()
    until(lambda: group(child) == [], "the server to be gone")
