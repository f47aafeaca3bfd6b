"""The assistant against the stock one that `rasa init` makes, both trained and served on this machine in one run."""

import argparse
import json
import os
import resource
import statistics
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from ops.assistant import rasa_environment
from ops.child import Child
from ops.places import BOT, ROOT, python_in
from ops.product import HOST, free_port
from ops.watch import ended_together, wait_until_ready
from tests.stack import Stack, running

OPENING = "hi, my ring stopped charging, I want my money back, order CR-20418"
TURNS = ("maya@example.com", "how long do refunds take?", "it just died", "everything is there", "nobody altered it")
STOCK_TURNS = ("hello", "I am fine", "goodbye", "I feel very sad", "are you a bot?")
LIMITS = {"form turn": 0.6, "memory": 0.7, "training": 60.0}


def main() -> None:
    """Trains and serves both, prints figures and ratios; `--stock FOLDER` reuses a stock project trained before."""
    parser = argparse.ArgumentParser(prog="bench.assistant", description=main.__doc__)
    parser.add_argument(
        "--stock", type=Path, help="a folder in which `rasa init --no-prompt` was run; default: a new one"
    )
    parser.add_argument("--rounds", type=int, default=20, help="conversations to measure")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ringback-bench-") as scratch:
        ours_trained = train(Path(scratch))
        folder = asked.stock or Path(scratch) / "stock"
        stock_trained = None if asked.stock else train_stock(folder)
        with serve_stock(folder, Path(scratch)) as stock, running(Path(scratch)) as product:
            compare(stock, product, asked.rounds)
    print_training(ours_trained, stock_trained)


def compare(stock: Child, product: Stack, rounds: int) -> None:
    """Prints time and memory of both; their turns alternate, so that both meet the same machine."""
    address = stock.health.rsplit("/", 1)[0]
    ours: list[float] = []
    theirs: list[float] = []
    with requests.Session() as web:
        for number in range(rounds + 1):
            times, stock_times = converse(product.address), [bare_rest(web, address, text) for text in STOCK_TURNS]
            # The first conversation warms both up.
            if number:
                ours += times
                theirs += stock_times
    show(
        "form turn, p50, message in to reply stored",
        statistics.median(ours),
        statistics.median(theirs),
        "ms",
        "form turn",
    )
    show("form turn, p95, message in to reply stored", percentile(ours), percentile(theirs), "ms")
    show("memory of Rasa", memory(product.servers["rasa"].pid), memory(stock.pid), "MB", "memory")
    began = time.monotonic()
    product.kill("rasa")
    product.start("rasa")
    print(f"{'Rasa from start to ready':44} {time.monotonic() - began:8.1f} s")


def converse(address: str) -> list[float]:
    """Milliseconds from posting each message of a conversation, from the second on, to its question being stored."""
    with requests.Session() as web:
        chat = f"{address}/api/chat/conversations"
        begun = web.post(chat, json={"locale": "en"}).json()
        web.headers["Authorization"] = f"Bearer {begun['token']}"
        with web.get(f"{chat}/{begun['id']}/events", stream=True, timeout=60) as stream:
            questions = asked(stream)
            times = [turn(web, f"{chat}/{begun['id']}/messages", text, questions) for text in (OPENING, *TURNS)]
        return times[1:]


def turn(web: requests.Session, messages: str, text: str, questions: Iterator[dict[str, Any]]) -> float:
    """Milliseconds from posting `text` to the bot's question that answers it."""
    began = time.perf_counter()
    posted = web.post(messages, json={"client_id": str(uuid.uuid4()), "text": text, "photos": []})
    posted.raise_for_status()
    after = posted.json()["id"]
    next(question for question in questions if question["id"] > after)
    return (time.perf_counter() - began) * 1000


def asked(stream: requests.Response) -> Iterator[dict[str, Any]]:
    """The bot's questions as they come in; the stream sends what is stored."""
    for line in stream.iter_lines(chunk_size=1):
        if line.startswith(b"data:"):
            message = json.loads(line[5:])
            if message.get("author") == "bot" and message.get("asks"):
                yield message


def bare_rest(web: requests.Session, address: str, text: str) -> float:
    """Milliseconds of one message to the stock assistant's REST channel."""
    began = time.perf_counter()
    web.post(f"{address}/webhook", json={"sender": "bench", "message": text}, timeout=60).raise_for_status()
    return (time.perf_counter() - began) * 1000


@contextmanager
def serve_stock(folder: Path, scratch: Path) -> Iterator[Child]:
    """The stock assistant, served as its documentation says, with the REST channel only."""
    credentials = scratch / "credentials.yml"
    credentials.write_text("rest:\n")
    port = free_port()
    command: list[str | Path] = [
        python_in(BOT),
        "-m",
        "rasa",
        "run",
        "-m",
        folder / "models",
        "-i",
        HOST,
        "-p",
        str(port),
    ]
    health = f"http://{HOST}:{port}/webhooks/rest/"
    log = scratch / "stock.log"
    stock = Child(
        "stock",
        [*command, "--credentials", credentials, "--endpoints", folder / "endpoints.yml"],
        stock_environment(),
        log,
        health,
    )
    with ended_together([stock]):
        stock.start()
        wait_until_ready([stock], within=600)
        yield stock


def stock_environment() -> dict[str, str]:
    """As anybody would start it: only telemetry is off, and threads are left as they are."""
    return {name: value for name, value in rasa_environment().items() if not name.endswith("_NUM_THREADS")}


def train(out: Path) -> float:
    """CPU seconds of training our assistant."""
    parts: list[str | Path] = ["--data", "data", "-d", "bot/domain", "-c", "config.yml", "--out", out]
    return spent([python_in(BOT), "-m", "rasa", "train", "--force", "--skip-validation", *parts], rasa_environment())


def train_stock(folder: Path) -> float:
    """CPU seconds of making and training the stock assistant."""
    folder.mkdir(parents=True)
    return spent([python_in(BOT), "-m", "rasa", "init", "--no-prompt", "--init-dir", folder], stock_environment())


def spent(command: list[str | Path], env: dict[str, str]) -> float:
    """CPU seconds of a command that must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"`{' '.join(map(str, command[2:4]))}` failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(pid: int) -> float:
    """Megabytes that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def percentile(times: list[float]) -> float:
    """The time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def show(what: str, ours: float, theirs: float, unit: str, limit: str = "") -> None:
    """One line of the table: both figures, their ratio and what is allowed."""
    allowed = f"  (at most {LIMITS[limit]})" if limit else ""
    print(
        f"{what:44} {ours:8.1f} {unit}   stock {theirs:8.1f} {unit}   ratio {ours / theirs:5.2f}{allowed}", flush=True
    )


def print_training(ours: float, theirs: float | None) -> None:
    """The line on training, with the stock assistant's CPU seconds where it was trained in this run."""
    stock = f"   stock {theirs:8.1f} s   ratio {ours / theirs:5.2f}" if theirs else ""
    print(f"{'training, CPU':44} {ours:8.1f} s{stock}  (at most {LIMITS['training']:.0f} s)")


if __name__ == "__main__":
    main()
