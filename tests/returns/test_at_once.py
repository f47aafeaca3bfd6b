"""What happens when several ask at the very same moment, in one process and in two."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from returns.errors import NotAllowed, ParcelTaken, UnitTaken
from returns.lifecycle import Move, State
from returns.model import Case
from tests.returns.conftest import Shop
from tests.returns.lives import UPS
from tests.returns.orders import a_request, opened_with, two_of_a_line

ROOT = Path(__file__).parents[2]
OPENER = """
import sys
from returns.compose import open_returns
from returns.errors import UnitTaken
from tests.returns.orders import a_request, opened_with

returns = open_returns()
returns.judge(a_request())
print("ready", flush=True)
sys.stdin.readline()
try:
    print(returns.open_case(a_request(), **opened_with(conversation=sys.argv[1], key=sys.argv[1])).number)
except UnitTaken as taken:
    print("taken by", taken.case_number)
"""


def at_once(work: Callable[[int], Case], times: int) -> list[Case | Exception]:
    """What each of `times` threads got that started the work together."""
    start = Barrier(times)

    def attempt(number: int) -> Case | Exception:
        start.wait()
        try:
            return work(number)
        except (UnitTaken, NotAllowed, ParcelTaken) as refused:
            return refused

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(attempt, range(times)))


def test_of_many_conversations_that_want_one_unit_one_gets_it(shop: Shop) -> None:
    shop.sold()
    got = at_once(
        lambda number: shop.returns.open_case(a_request(), **opened_with(conversation=f"c{number}", key=f"k{number}")),
        8,
    )
    (case,) = [one for one in got if isinstance(one, Case)]
    assert [one.case_number for one in got if isinstance(one, UnitTaken)] == [case.number] * 7
    assert shop.returns.cases() == [case]


def test_many_that_want_the_units_of_a_line_get_one_each_until_none_is_left(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    got = at_once(
        lambda number: shop.returns.open_case(a_request(), **opened_with(conversation=f"c{number}", key=f"k{number}")),
        6,
    )
    assert sorted(one.units for one in got if isinstance(one, Case)) == [(1,), (2,)]


def test_an_attempt_that_is_repeated_at_once_makes_one_case(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    got = at_once(lambda _: shop.returns.open_case(a_request(), **opened_with()), 8)
    assert got == shop.returns.cases() * 8


def test_of_many_agents_that_decide_at_once_one_does(shop: Shop) -> None:
    moves = [Move.APPROVE, Move.REFUSE] * 4
    for number in range(5):
        shop.sold(number=f"CR-{number}")
        asked = a_request(order_number=f"CR-{number}")
        case = shop.returns.open_case(asked, **opened_with(key=f"k{number}", review=True)).number
        got = at_once(lambda one, case=case: shop.returns.advance(case, moves[one], actor="ana"), 8)  # type: ignore[misc]
        (decided,) = [one.state for one in got if isinstance(one, Case)]
        assert decided in (State.APPROVED, State.REFUSED)
        assert len(shop.returns.timeline(case)) == 2


def test_of_many_customers_who_tell_one_parcel_one_is_believed(shop: Shop) -> None:
    cases = []
    for number in range(6):
        shop.sold(number=f"CR-{number}", email=f"{number}@example.com")
        asked = a_request(order_number=f"CR-{number}")
        cases.append(shop.returns.open_case(asked, **opened_with(key=f"k{number}")).number)
    got = at_once(lambda one: shop.returns.post(cases[one], UPS, actor="customer"), 6)
    (posted,) = [one for one in got if isinstance(one, Case)]
    assert [one.case_number for one in got if isinstance(one, ParcelTaken)] == [posted.number] * 5


def test_of_two_processes_that_want_one_unit_one_gets_it(shop: Shop) -> None:
    shop.sold()
    environment = {**os.environ, "RINGBACK_DATABASE_URL": shop.url, "PYTHONPATH": str(ROOT)}
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for name in ("one", "two")
    ]
    for opener in openers:
        assert opener.stdout is not None
        assert opener.stdout.readline() == "ready\n"
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("go\n")
        opener.stdin.flush()
    said = sorted(opener.communicate(timeout=60)[0].strip() for opener in openers)
    (case,) = shop.returns.cases()
    assert said == sorted([case.number, f"taken by {case.number}"])
