"""How fast the policy core is: `python -m bench.policy_core`, one run, printed as ratios.

It makes an environment for the general rule engines (requirements/bench.txt) and throws it away; `--engines PYTHON`
takes one that is there already.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import policy_core
from policy_core.conditions import AnyOf, AskedAfter, Condition, Delivered, Test
from policy_core.consistency import consistent, space_of
from policy_core.lines import Answers
from policy_core.model import Pack
from policy_core.outlook import judge
from policy_core.source import spelled
from policy_core.tables import Circumstances

ROOT = Path(__file__).parents[1]
ALLOWED_START, ALLOWED_DECISION, ALLOWED_MEMORY = 100.0, 150.0, 40.0
STORIES = 1_000
ROUNDS = 3
ROUNDS_OF_OURS = 30  # so that both sides are measured for about as long
NOT_DELIVERED = -1000
START = """
import resource, time
began = time.process_time()
import policy_core
for policy in policy_core.policies():
    policy_core.load_pack(policy, "1")
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

Complete = tuple[Circumstances, Answers]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", metavar="PYTHON", help="an interpreter that has requirements/bench.txt")
    chosen = parser.parse_args()
    chance = random.Random(20261122)
    packs = [policy_core.load_pack(policy, "1") for policy in policy_core.policies()]
    _start()
    _decisions([case for pack in packs for case in conversations(pack, chance)])
    with engines(chosen.engines) as python:
        _compare(packs, chance, python)


def _start() -> None:
    with tempfile.TemporaryDirectory() as compiled:
        command = [sys.executable, "-X", f"pycache_prefix={compiled}", "-c", START]
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        runs = [subprocess.check_output(command, cwd=ROOT, env=env, text=True).split() for _ in range(ROUNDS + 1)]
    _against("importing and loading both packs, ms of CPU", min(float(run[0]) for run in runs) * 1e3, ALLOWED_START)
    _against("memory after that, MB", max(float(run[1]) for run in runs), ALLOWED_MEMORY)


def _decisions(cases: list[dict[str, Any]]) -> None:
    """With money and with what to ask; the first round also fills what is remembered."""
    first = _seconds(policy_core.decide, cases)
    later = min(_seconds(policy_core.decide, cases) for _ in range(ROUNDS))
    _against("a decision in full, first time, us of CPU", first * 1e6, ALLOWED_DECISION)
    _against("a decision in full, later on, us of CPU", later * 1e6, ALLOWED_DECISION)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _against(f"memory after {len(cases) * (ROUNDS + 1)} decisions, MB", memory, ALLOWED_MEMORY)


def _against(what: str, measured: float, allowed: float) -> None:
    print(f"{what:48} {measured:8.1f}, {measured / allowed:5.2f} of what is allowed")


def _seconds(work: Callable[..., Any], cases: list[Any]) -> float:
    began = time.process_time()
    for case in cases:
        work(case)
    return (time.process_time() - began) / len(cases)


def conversations(pack: Pack, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Cases as conversations make them: first nothing is known, then one answer more each time, until it is decided."""
    for known, answers in complete(pack, chance, STORIES):
        told: list[Any] = [None] * len(answers)
        names = list(pack.vocabulary.asked)
        order = an_order(pack, known, chance)
        while True:
            case = a_case(pack, order, dict(zip(names, told, strict=True)), chance)
            yield case
            ask = policy_core.decide(case)["ask"]
            if not ask:
                break
            place = names.index(ask[0])
            told[place] = "unsure" if chance.random() < 0.05 else answers[place]


def complete(pack: Pack, chance: random.Random, count: int) -> list[Complete]:
    """Some complete combinations of facts, all in time."""
    words = pack.vocabulary
    space, found = space_of(words), []
    for flags in product((False, True), repeat=2):
        known = Circumstances(pack.band(0), *flags, inspected=False)
        for first in words.asked[words.first].values:
            for place in space.places(consistent(words, first, frozenset()).possible):
                facts = space.at(place)
                absent = {name for name, fact in words.asked.items() if facts.get(name) == fact.absent}
                found.append((known, (first, *(None if name in absent else value for name, value in facts.items()))))
    return chance.choices(found, k=count)


def an_order(pack: Pack, known: Circumstances, chance: random.Random) -> dict[str, Any]:
    """A paid order with one to three lines, a discount, delivery, and one or two means of payment."""
    prices = [chance.randint(5_000, 40_000) for _ in range(chance.randint(1, 3))]
    discount, shipping = chance.choice((0, 1_000)), chance.choice((0, 800))
    total = sum(prices) * 108 // 100 - discount + shipping
    tax = sum(prices) * 108 // 100 - sum(prices)
    card = chance.choice((0, 2_500))
    line = {"sku": "RING", "title": "Ring", "quantity": 1, "discount": "0.00"}
    flags = {"personalised": known.personalised, "final_sale": known.final_sale}
    taxes = [tax if place == 0 else 0 for place in range(len(prices))]
    return {
        "number": "A-1",
        "currency": "USD",
        "placed_at": "2026-02-20T09:00:00-08:00",
        "received_on": "2026-03-01",
        "lines": [
            {"id": str(place), "unit_price": _usd(price), "tax": _usd(taxes[place]), **line, **flags}
            for place, price in enumerate(prices)
        ],
        "discount": _usd(discount),
        "shipping": _usd(shipping),
        "handling": "0.00",
        "tenders": [{"kind": "gift_card", "amount": _usd(card)}, {"kind": "card", "amount": _usd(total - card)}],
        "refunded": [],
    }


def a_case(pack: Pack, order: dict[str, Any], told: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """One case of the contract."""
    reason = told.pop(pack.vocabulary.first)
    return {
        "policy": pack.policy,
        "policy_version": None,
        "time_zone": "America/Los_Angeles",
        "requested_at": f"2026-03-0{chance.randint(2, 7)}T12:00:00-08:00",
        "order": order,
        "request": {"line": "0", "quantity": 1, "reason": reason, "resolution": "refund"},
        "facts": {name: value for name, value in told.items() if value is not None},
        "costs": None,
    }


def _usd(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


@contextmanager
def engines(python: str | None) -> Iterator[str]:
    """An interpreter with the general rule engines."""
    if python is not None:
        yield python
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.check_call([sys.executable, "-m", "venv", folder])
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        subprocess.check_call([*install, str(ROOT / "requirements" / "bench.txt")])
        yield python


def _compare(packs: list[Pack], chance: random.Random, python: str) -> None:
    """The same tables and the same complete cases: from facts to the row that decides, and nothing else.

    Each engine has its tables built beforehand, gets the facts in the form that it likes, and works every case out
    anew. What follows from other facts is told to all but ours, which finds it by itself and refuses contradictions.
    """
    cases = [complete(pack, chance, STORIES) for pack in packs]
    tables = [
        {"rows": [plain(row.when) for row in pack.rows], "cases": [told(pack, *each) for each in some]}
        for pack, some in zip(packs, cases, strict=True)
    ]
    command = [python, str(ROOT / "bench" / "policy_engines.py")]
    answers = json.loads(subprocess.check_output(command, input=json.dumps(tables), text=True))
    for pack, some, answer in zip(packs, cases, answers, strict=True):
        print(f"\n{pack.policy}: {len(pack.rows)} rows, {len(some)} complete cases, from facts to the row that decides")
        _ranking(pack, some, answer)


def _ranking(pack: Pack, cases: list[Complete], answer: dict[str, Any]) -> None:
    rows = [judge(pack, *case).rows[0].number for case in cases]
    seconds = min(_seconds(partial(_judged, pack), cases) for _ in range(ROUNDS_OF_OURS))
    for name, theirs in answer.items():
        agreed = sum(a == b for a, b in zip(rows, theirs["rows"], strict=True))
        print(f"  {name:29} {1 / theirs['seconds']:9.0f} a second, {agreed} of {len(cases)} rows as ours")
    fastest = min(theirs["seconds"] for theirs in answer.values())
    print(f"  {'ours':29} {1 / seconds:9.0f} a second, {fastest / seconds:.1f} times the fastest of them")


def _judged(pack: Pack, case: Complete) -> None:
    judge(pack, *case)


def plain(condition: Condition) -> dict[str, Any]:
    """A condition as nested lists that any engine's format can be made of."""
    if isinstance(condition, AskedAfter):
        return {"fact": "day", "after": condition.days}
    if isinstance(condition, Delivered):
        return {"fact": "delivered", "in": [spelled(condition.expected)]}
    if isinstance(condition, Test):
        return {"fact": condition.fact, "in": sorted(map(spelled, condition.values))}
    if isinstance(condition, AnyOf):
        return {"any": [plain(branch) for branch in condition.branches]}
    return {"all": [plain(part) for part in condition.parts]}


def told(pack: Pack, known: Circumstances, answers: Answers) -> dict[str, Any]:
    """A complete case as flat texts, with what follows put in."""
    asked = zip(pack.vocabulary.asked.items(), answers, strict=True)
    facts = {name: spelled(answer if answer is not None else fact.absent) for (name, fact), answer in asked}
    order = {name: spelled(getattr(known, name)) for name in pack.vocabulary.known}
    day = NOT_DELIVERED if known.day is None else known.day
    return {**facts, **order, "delivered": spelled(known.day is not None), "day": day}


if __name__ == "__main__":
    main()
