"""The servers that the tests talk to: a fake action server over real HTTP, and Rasa itself."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
KEY = "the key"
PATIENCE = 180.0


class ActionServer:
    """Answers each action call as `answers` says: a status and a body, or None to hang up; counts what was called."""

    def __init__(self) -> None:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["content-length"])))
                told = server.answer(call)
                if told is None:
                    return
                body = json.dumps(told[1]).encode()
                self.send_response(told[0])
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}/webhook"
        self.reset()

    def reset(self) -> None:
        """Every action counts again, and nothing was called yet."""
        self.calls: list[dict[str, Any]] = []
        self.told: tuple[int, Any] | str | None = "count"
        self.go_on = threading.Event()
        self.go_on.set()

    def answer(self, call: dict[str, Any]) -> tuple[int, Any] | None:
        """What is said to one call."""
        self.calls.append(call)
        self.go_on.wait(PATIENCE)
        if self.told != "count":
            return self.told
        counted = (call["tracker"]["slots"]["counted"] or 0) + 1
        events = [{"event": "slot", "name": "counted", "value": counted}]
        return 200, {"events": events, "responses": [{"text": f"That makes {counted}"}]}

    def __enter__(self) -> "ActionServer":
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


class Assistant:
    """`rasa run` with the desk's channel and our tracker store."""

    def __init__(self, model: Path, actions: ActionServer, data: Path) -> None:
        self.model = model
        self.actions = actions
        self.data = data
        self.port = free_port()

    def __enter__(self) -> "Assistant":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """Starts Rasa and waits until it is ready."""
        quiet = {
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": "1",
        }
        ours = {"RINGBACK_RASA_KEY": KEY, "RINGBACK_DATA": str(self.data), "RINGBACK_ACTIONS_URL": self.actions.url}
        files = ["--endpoints", str(ROOT / "endpoints.yml"), "--credentials", str(ROOT / "credentials.yml")]
        command = [
            sys.executable,
            "-m",
            "rasa",
            "run",
            "-m",
            str(self.model),
            "-i",
            "127.0.0.1",
            "-p",
            str(self.port),
            *files,
        ]
        log = (self.data / "rasa.log").open("ab")
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | quiet | ours, stdout=log, stderr=log)
        deadline, pause = time.monotonic() + PATIENCE, threading.Event()
        while self.health() != 200:
            in_time = self.process.poll() is None and time.monotonic() < deadline
            assert in_time, (self.data / "rasa.log").read_text()[-5000:]
            pause.wait(0.1)

    def kill(self) -> None:
        """Ends Rasa as a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def health(self) -> int:
        """The status of the ready call, 0 when nothing listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/webhooks/desk/", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def post(self, body: Any, key: str = KEY) -> tuple[int, Any]:
        """The status and the JSON of one request."""
        headers = {"X-Ringback-Key": key, "Content-Type": "application/json"}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/webhooks/desk/webhook", json.dumps(body).encode(), headers
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def say(self, conversation: str, text: str, message_id: int) -> tuple[int, Any]:
        """Sends a customer's message."""
        return self.post({"sender": conversation, "message": text, "metadata": {"message_id": message_id}})


def texts(told: tuple[int, Any]) -> list[str]:
    """The texts of an answer that went well."""
    assert told[0] == 200, told
    return [message["text"] for message in told[1]["messages"]]


def free_port() -> int:
    """A port on which nothing listens, and none of those that the system lends to calls that go out."""
    for port in random.sample(range(20_000, 30_000), 10_000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise OSError("every port is taken")
