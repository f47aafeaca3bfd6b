"""Keeps the photos of conversations, each processed first in a process with limits."""

import asyncio
import contextlib
import json
import logging
import secrets
import sys
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from fastapi.responses import FileResponse
from sqlalchemy import func, insert, select

from desk import photos, sentences, tables
from desk.errors import Refused
from desk.guard import PHOTO_BYTES
from returns.clock import Clock
from returns.database import Database

MOST_PHOTOS = 40  # in one conversation
_WALL_SECONDS = 20
_AT_ONCE = 2

Size = Literal["full", "thumb"]

log = logging.getLogger(__name__)

_WHY = {
    "not_an_image": sentences.PHOTO_NOT_AN_IMAGE,
    "damaged": sentences.PHOTO_DAMAGED,
    "too_many_pixels": sentences.PHOTO_TOO_MANY_PIXELS.format(limit=photos.MOST_PIXELS // 1_000_000),
}


@dataclass(frozen=True)
class Photo:
    """A photo as it is kept; `width` and `height` are in pixels."""

    id: str
    conversation: str
    media_type: str
    width: int
    height: int


class Album:
    """The photos of all conversations."""

    def __init__(self, database: Database, clock: Clock, folder: Path) -> None:
        self._database = database
        self._clock = clock
        self._folder = folder
        self._turns = asyncio.Semaphore(_AT_ONCE)
        folder.mkdir(parents=True, exist_ok=True)

    async def add(self, conversation: str, upload: bytes) -> Photo:
        """Processes and keeps one upload; raises `Refused` with a sentence for the customer."""
        if not upload:
            raise Refused(422, sentences.PHOTO_MISSING, field="photo")
        if len(upload) > PHOTO_BYTES:
            raise Refused(422, sentences.PHOTO_TOO_BIG.format(limit=PHOTO_BYTES // 1024**2), field="photo")
        if await asyncio.to_thread(self._count, conversation) >= MOST_PHOTOS:
            raise Refused(422, sentences.TOO_MANY_PHOTOS.format(limit=MOST_PHOTOS), field="photo")
        name = secrets.token_urlsafe(16)
        try:
            async with self._turns:
                found = await self._processed(name, upload)
        except BaseException:
            self._remove(name)
            raise
        photo = Photo(name, conversation, found["media_type"], found["width"], found["height"])
        await asyncio.to_thread(self._keep, photo)
        return photo

    def find(self, photo: str) -> Photo | None:
        """A photo by its id."""
        with self._database.reading() as db:
            row = db.execute(select(tables.photo).where(tables.photo.c.id == photo)).one_or_none()
        return None if row is None else Photo(row.id, row.conversation, row.media_type, row.width, row.height)

    def owns(self, conversation: str, wanted: Collection[str]) -> bool:
        """Whether all these photos are this conversation's own."""
        mine = select(func.count()).where(tables.photo.c.conversation == conversation, tables.photo.c.id.in_(wanted))
        with self._database.reading() as db:
            return db.execute(mine).scalar_one() == len(wanted)

    def path(self, photo: Photo, size: Size) -> Path:
        """Where a photo is, in full or as `thumb`."""
        return self._folder / (f"{photo.id}.thumb" if size == "thumb" else photo.id)

    async def _processed(self, name: str, upload: bytes) -> dict[str, Any]:
        picture = self._folder / name
        incoming = picture.with_suffix(".upload")
        await asyncio.to_thread(incoming.write_bytes, upload)
        arguments = (str(incoming), str(picture), str(picture.with_suffix(".thumb")))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", photos.__file__, *arguments),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            output, _ = await asyncio.wait_for(process.communicate(), _WALL_SECONDS)
            found: dict[str, Any] = json.loads(output)
        except (TimeoutError, ValueError):
            log.warning("a photo could not be processed within its limits")
            raise Refused(422, sentences.PHOTO_TOO_HEAVY, field="photo") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            await asyncio.to_thread(incoming.unlink, missing_ok=True)
        if "unfit" in found:
            raise Refused(422, _WHY[found["unfit"]], field="photo")
        return found

    def _count(self, conversation: str) -> int:
        mine = select(func.count()).where(tables.photo.c.conversation == conversation)
        with self._database.reading() as db:
            return db.execute(mine).scalar_one()

    def _keep(self, photo: Photo) -> None:
        with self._database.writing() as db:
            db.execute(insert(tables.photo).values(**asdict(photo), created_at=self._clock()))

    def _remove(self, name: str) -> None:
        for path in self._folder.glob(f"{name}*"):
            path.unlink(missing_ok=True)


def shown(album: Album, photo: Photo, size: Size) -> FileResponse:
    """A photo as an answer that no browser takes for anything else."""
    return FileResponse(
        album.path(photo, size), media_type=photo.media_type, headers={"Content-Security-Policy": "default-src 'none'"}
    )
