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
from tests.returns.money_runs import Copy, Run, Sold, prepared
from tests.returns.providers import Mishap

RUNS = {"ci": 4_000, "thorough": 10_000}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 100)
"""How many runs: a hundred while developing, thousands where everything is tested, and more on demand."""
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
def shelf(migrated_file: Path, tmp_path: Path) -> Iterator[tuple[Copy, list[Sold]]]:
    """A database with the prepared orders, new for each run, and what was sold."""
    template = tmp_path / "template.db"
    shutil.copy(migrated_file, template)
    shop = Shop(f"sqlite:///{template}")
    sold = prepared(shop)
    shop.deliver()
    shop.returns.close()
    copy = Copy(template, tmp_path / "run.db")
    yield copy, sold
    copy.close()


def test_no_refund_is_lost_doubled_or_over_what_was_paid(shelf: tuple[Copy, list[Sold]]) -> None:
    copy, sold = shelf

    class Money(RuleBasedStateMachine):
        run: Run

        @initialize(one=st.sampled_from(sold))
        def begin(self, one: Sold) -> None:
            self.run = Run(copy, one)

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
