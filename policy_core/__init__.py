"""Return policies that decide: facts in, decision out. Pure: no database, no web, no clock.

A policy is a pack of data (`packs/<policy>/<version>.yml`); this package reads packs, decides cases, says which fact
to ask next, and works out the money. `decide` takes and gives the shapes of the decision contract.
"""

from policy_core.api import FACTS, QUALITY_REASONS, consequences, due
from policy_core.engine import decide
from policy_core.errors import InvalidCase, InvalidPack, PolicyError, UnknownPolicy
from policy_core.explain import explain
from policy_core.model import Clause, Pack
from policy_core.shelf import load_pack, pack_in_force, policies

__all__ = [
    "FACTS",
    "QUALITY_REASONS",
    "Clause",
    "InvalidCase",
    "InvalidPack",
    "Pack",
    "PolicyError",
    "UnknownPolicy",
    "consequences",
    "decide",
    "due",
    "explain",
    "load_pack",
    "pack_in_force",
    "policies",
]
