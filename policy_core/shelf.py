"""Where packs stand: the shipped folder, and a shop's own one in front of it."""

import os
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from policy_core.errors import InvalidPack, UnknownPolicy
from policy_core.fields import shown
from policy_core.model import Pack
from policy_core.reading import read_pack

SHIPPED = Path(__file__).parent / "packs"
SETTING = "RINGBACK_PACKS"
"""The environment variable that names a shop's own folder of packs."""
CASES = "cases"


def folders() -> tuple[Path, ...]:
    """The folders of packs; a policy is taken from the first one that has it. Raises `UnknownPolicy`."""
    own = os.environ.get(SETTING)
    if not own:
        return (SHIPPED,)
    if not Path(own).is_dir():
        raise UnknownPolicy(f"{SETTING} names no folder: there is none at {Path(own).absolute()}")
    return (Path(own), SHIPPED)


def policies() -> list[str]:
    """The names of all policies."""
    found = {path.name for folder in folders() for path in folder.iterdir() if _versions(path)}
    return sorted(found)


def versions(policy: str) -> list[Pack]:
    """All versions of a policy, oldest first. Raises `UnknownPolicy`, `InvalidPack`."""
    return list(_packs(policy, folders()))


def load_pack(policy: str, version: str) -> Pack:
    """One version of a policy. Raises `UnknownPolicy`, `InvalidPack`."""
    packs = _packs(policy, folders())
    for pack in packs:
        if pack.version == version:
            return pack
    raise UnknownPolicy(f"{policy} has no version {shown(version)}; it has {', '.join(pack.version for pack in packs)}")


def pack_in_force(policy: str, day: date) -> Pack:
    """The version for orders placed on that day; before all, the oldest. Raises `UnknownPolicy`, `InvalidPack`."""
    packs = _packs(policy, folders())
    return next((pack for pack in reversed(packs) if pack.in_force <= day), packs[0])


def cases_file(policy: str) -> Path:
    """Where a policy's worked cases stand, if it has any."""
    return versions(policy)[0].file.parent / f"{CASES}.yml"


@lru_cache(maxsize=64)
def _packs(policy: str, places: tuple[Path, ...]) -> tuple[Pack, ...]:
    for folder in places:
        files = _versions(folder / policy) if policy in _names(folder) else []
        if files:
            return _in_order([read_pack(file) for file in files])
    looked = "".join(f" in {folder.absolute()} or" for folder in places[:-1])
    there = ", ".join(policies())
    raise UnknownPolicy(f"there is no policy {shown(policy)}{looked} among those shipped; there are {there}")


def _in_order(packs: list[Pack]) -> tuple[Pack, ...]:
    packs.sort(key=lambda pack: pack.in_force)
    for older, newer in pairwise(packs):
        if older.in_force == newer.in_force:
            wrong = f"version {newer.version} is in force since {newer.in_force}, and so is version {older.version}"
            raise InvalidPack(newer.file, 1, wrong, "give the newer one its own `in_force`")
    return tuple(packs)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _versions(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.yml") if file.stem != CASES) if folder.is_dir() else []
