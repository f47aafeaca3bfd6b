"""Money against a model: whatever is done, in whatever sequence and whoever dies, every refund goes back exactly once.

A run is a shop with one order. Steps settle its cases, deliver the outbox, let the provider fail in its ways, let
processes die at any transaction, and let a second worker come in while the first one pays.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.returns.conftest import Shop
from tests.returns.crashes import CrashingDatabase
from tests.returns.money_runs import Run, Sold, prepared
from tests.returns.providers import Mishap

RUNS = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 100
SETTINGS = settings(
    max_examples=RUNS,
    stateful_step_count=4,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)
MISHAPS = st.lists(st.sampled_from([None, *Mishap]), max_size=2)
DEATHS = st.none() | st.integers(0, 6)


@pytest.fixture
def shelf(migrated_file: Path, tmp_path: Path) -> Iterator[tuple[Path, CrashingDatabase, list[Sold]]]:
    """A file with the prepared orders, a database to copy it into, and what was sold."""
    template = tmp_path / "template.db"
    shutil.copy(migrated_file, template)
    shop = Shop(f"sqlite:///{template}")
    sold = prepared(shop)
    shop.deliver()
    shop.returns.close()
    database = CrashingDatabase(f"sqlite:///{tmp_path / 'run.db'}")
    yield template, database, sold
    database.close()


def test_no_refund_is_lost_doubled_or_over_what_was_paid(
    shelf: tuple[Path, CrashingDatabase, list[Sold]],
) -> None:
    template, database, sold = shelf

    class Money(RuleBasedStateMachine):
        run: Run

        @initialize(one=st.sampled_from(sold))
        def begin(self, one: Sold) -> None:
            self.run = Run(template, database, one)

        @rule(place=st.integers(0, 2), share=st.integers(1, 110), dies_in=DEATHS)
        def settle(self, place: int, share: int, dies_in: int | None) -> None:
            self.run.settle(place, share, dies_in)

        @rule(mishaps=MISHAPS, dies_in=DEATHS, intruded=st.booleans())
        def deliver(self, mishaps: list[Mishap | None], dies_in: int | None, intruded: bool) -> None:
            self.run.deliver(mishaps, dies_in, intruded=intruded)

        def teardown(self) -> None:
            if hasattr(self, "run"):
                self.run.end()

    run_state_machine_as_test(Money, settings=SETTINGS)
