"""Made-up cases of every kind of notice, for whoever looks at the texts before customers do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from policy_core import decide
from returns.inspecting import differences
from returns.lifecycle import Move, State
from returns.model import Case, Moved, Order, Request
from returns.orders.reading import order_from
from returns.outbox import Channel, Notice
from returns.policy_case import policy_case

_FILE = Path(__file__).with_name("samples.yml")
_NUMBER = "RB-7K3M9QXA"
_ASKED = datetime(2026, 3, 4, 17, 20, tzinfo=UTC)
_DAYS_TO_POST = timedelta(days=14)


@dataclass(frozen=True)
class Sample:
    """A notice and the one case that there is; by itself the port that a letter asks about it."""

    name: str
    notice: Notice
    only: Case
    order: Order
    moves: Sequence[Moved]

    def case(self, number: str) -> Case | None:
        """The case."""
        return self.only if number == self.only.number else None

    def order_of(self, _case: Case) -> Order:
        """Its order."""
        return self.order

    def timeline(self, _number: str) -> Sequence[Moved]:
        """Its moves."""
        return self.moves

    def case_secret(self, _number: str) -> str:
        """What stands for a secret, since the case has no page."""
        return "preview"


def samples() -> list[Sample]:
    """One or more for each kind and each policy."""
    return [_sample(entry) for entry in yaml.safe_load(_FILE.read_text(encoding="utf-8"))["samples"]]


def _sample(entry: Mapping[str, Any]) -> Sample:
    order = order_from(entry["order"])
    name = ", ".join(filter(None, [entry["kind"], order.policy, entry.get("name")]))
    told = entry.get("told", {})
    notice = Notice(1, f"{entry['kind']}:{_NUMBER}:mail", entry["kind"], _NUMBER, Channel.MAIL, told, 1, _ASKED)
    return Sample(name, notice, _case(order, entry), order, _moves(entry.get("moved")))


def _case(order: Order, entry: Mapping[str, Any]) -> Case:
    asked = Request(order.number, order.lines[0].id, 1, _ASKED, **entry["request"])
    case = Case(
        number=_NUMBER,
        conversation="sample",
        order=order.number,
        line=asked.line,
        title=order.lines[0].title,
        quantity=1,
        units=(1,),
        state=State.REQUESTED,
        reason=asked.reason,
        resolution=asked.resolution,
        facts=dict(asked.facts),
        description="",
        photos=(),
        decision=decide(policy_case(order, asked)),
        requested_at=_ASKED,
        created_at=_ASKED,
        post_by=(_ASKED + _DAYS_TO_POST).date(),
        received_at=_ASKED if entry.get("arrived") else None,
    )
    return _inspected(case, order, asked, entry["inspected"]) if "inspected" in entry else case


def _inspected(case: Case, order: Order, asked: Request, found: Mapping[str, Any]) -> Case:
    facts = {**asked.facts, **found["facts"]}
    decision = decide({**policy_case(order, replace(asked, facts=facts)), "costs": found["costs"]})
    return replace(case, inspection={"decision": decision, "differences": differences(case, found["facts"], decision)})


def _moves(moved: Mapping[str, str] | None) -> list[Moved]:
    if moved is None:
        return []
    return [Moved(Move(moved["move"]), State.IN_REVIEW, State.IN_REVIEW, moved["actor"], moved["why"], _ASKED)]
