"""Steps of the set-up: each runs when its inputs changed, is seen to live, and leaves a stamp in what it makes."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ops.places import ROOT, logs
from ops.trouble import ANYWHERE, INSTALLING, read_trouble

STAMP = ".made-from"
QUIET_BEAT = 15


@dataclass
class Progress:
    """One line on the terminal that tells which step runs and for how many seconds."""

    title: str
    began: float = field(default_factory=time.monotonic)
    beats: int = 0

    def seconds(self) -> int:
        """Whole seconds since the step began."""
        return round(time.monotonic() - self.began)

    def beat(self) -> None:
        """Shows that the step still lives: each second on a terminal, now and then in a log."""
        self.beats += 1
        if sys.stdout.isatty():
            print(f"\r  {self.title} … {self.seconds()} s", end="", flush=True)
        elif self.beats == 1 or self.beats % QUIET_BEAT == 0:
            print(f"  {self.title} … {self.seconds()} s", flush=True)

    def done(self) -> None:
        """Ends the line with the seconds that the step took."""
        start = "\r" if sys.stdout.isatty() else ""
        print(f"{start}✓ {self.title}: {self.seconds()} s   ", flush=True)

    def call(self, command: Sequence[object], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
        """Runs a command into the set-up's log; raises `Trouble` when it fails."""
        log = logs() / "setup.log"
        with log.open("ab") as sink:
            start = sink.tell()
            sink.write(f"\n$ {' '.join(map(str, command))}\n".encode())
            sink.flush()
            with subprocess.Popen(
                [*map(str, command)], cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
            ) as run:
                try:
                    while not ended(run, within=1):
                        self.beat()
                except KeyboardInterrupt:
                    run.terminate()
                    raise
        if run.returncode:
            with log.open("rb") as told:
                told.seek(start)
                output = told.read().decode(errors="replace")
                raise read_trouble(f"{self.title}: failed", output, log, ANYWHERE + INSTALLING)


def ended(process: "subprocess.Popen[bytes]", within: float) -> bool:
    """Whether the process ends within so many seconds."""
    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


@dataclass(frozen=True)
class Step:
    """Something to make out of inputs (files, directories or plain words), and the work that makes it."""

    title: str
    makes: Path
    inputs: tuple[Path | str, ...]
    work: Callable[[Progress], None]

    def digest(self) -> str:
        """One hash over the content of all inputs."""
        digest = hashlib.sha256()
        for given in self.inputs:
            if isinstance(given, str):
                digest.update(given.encode())
                continue
            for file in files_of(given):
                digest.update(os.path.relpath(file, given).encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()

    def is_fresh(self) -> bool:
        """Whether what it makes was made from these very inputs."""
        stamp = self.makes / STAMP
        return stamp.is_file() and stamp.read_text() == self.digest()

    def bring_up_to_date(self) -> None:
        """Does the work unless nothing changed since the last time."""
        if self.is_fresh():
            return
        progress = Progress(self.title)
        progress.beat()
        self.work(progress)
        self.makes.mkdir(parents=True, exist_ok=True)
        (self.makes / STAMP).write_text(self.digest())
        progress.done()


def files_of(place: Path) -> Iterator[Path]:
    """The file itself, or the sources below a directory, in a stable order; hidden directories and caches left out."""
    if not place.is_dir():
        yield place
        return
    for directory, below, names in os.walk(place):
        below[:] = sorted(name for name in below if not name.startswith(".") and name != "__pycache__")
        yield from (Path(directory, name) for name in sorted(names))
