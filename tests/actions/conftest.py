"""A shop of its own for what the actions ask of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.returns.conftest import Shop, migrated_file

__all__ = ["migrated_file"]


@pytest.fixture
def shop(migrated_file: Path, tmp_path: Path) -> Iterator[Shop]:
    """An open shop with an order, closed again."""
    opened = Shop(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'ringback.db')}")
    opened.sold()
    yield opened
    opened.returns.close()
