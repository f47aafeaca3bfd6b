"""A database whose process can die at any transaction, just before or just after it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from returns.database import Database
from tests.returns.providers import Killed


class CrashingDatabase(Database):
    """Dies after so many steps, where a transaction that was made is one step and its being kept is the next."""

    dies_in: int | None = None

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with super().writing() as session:
            yield session
            session.flush()
            self._step()
        self._step()

    @contextmanager
    def writing_once(self) -> Iterator[Session]:
        with super().writing_once() as session:
            yield session
        self._step()

    def _step(self) -> None:
        if self.dies_in == 0:
            self.dies_in = None
            raise Killed
        if self.dies_in is not None:
            self.dies_in -= 1
