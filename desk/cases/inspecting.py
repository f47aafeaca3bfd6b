"""The form on which an agent notes what came back, fact by fact beside what the customer said."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import ValidationError

from desk import sentences
from desk.cases.moves import Inspecting
from desk.errors import Refused
from policy_core import FACTS, consequences
from returns.model import Case

INSPECTED = {fact: values for fact, values in FACTS.items() if fact != "reason"}
_ANSWERS = {"yes": True, "no": False}
_AMOUNTS = ("percentage", "label_cost", "reconditioning_fee")


@dataclass(frozen=True)
class Sheet:
    """The form as it was filled in; a fact or an amount that was left empty is an empty text."""

    facts: Mapping[str, str] = field(default_factory=dict)
    percentage: str = ""
    label_cost: str = ""
    reconditioning_fee: str = ""
    why: str = ""

    def inspecting(self) -> Inspecting:
        """What the form says; raises `Refused` with the field that cannot be read."""
        found: dict[str, Any] = {name: text for name in _AMOUNTS if (text := getattr(self, name))}
        found["facts"] = {fact: _ANSWERS.get(text, text) for fact, text in self.facts.items() if text}
        try:
            return Inspecting.model_validate(found)
        except ValidationError as error:
            wrong = ".".join(str(part) for part in error.errors()[0]["loc"])
            raise Refused(422, sentences.NO_NUMBER, field=wrong) from None

    def mark(self) -> str:
        """What changes with any answer, so that nobody confirms something else than was shown."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def read_sheet(form: Mapping[str, object]) -> Sheet:
    """The form's fields, as texts without spaces around them."""
    given = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    facts = {fact: given.get(f"fact_{fact}", "") for fact in INSPECTED}
    amounts = {name: given.get(name, "") for name in _AMOUNTS}
    return Sheet(facts=facts, why=given.get("why", "")[:2000], **amounts)


def sheet_of(case: Case) -> Sheet:
    """The form as it was kept last, or an empty one."""
    if case.inspection is None:
        return Sheet()
    costs, stated = case.inspection["costs"], case.inspection["facts"]
    percentage = "" if costs["percent"] is None else str(costs["percent"])
    facts = {fact: _choice(value) for fact, value in stated.items()}
    return Sheet(facts, percentage, costs["return_label"], costs["reconditioning"])


def rows(case: Case) -> list[dict[str, Any]]:
    """For each fact what the customer said, or what follows from that, and what an inspector can find."""
    follows = consequences(case.facts, case.reason)
    return [
        {
            "fact": fact,
            "declared": case.facts.get(fact),
            "follows": fact in follows and case.facts.get(fact) is None,
            "so": follows.get(fact),
            "choices": [_choice(value) for value in values],
        }
        for fact, values in INSPECTED.items()
    ]


def _choice(value: str | bool) -> str:
    """A fact's value as the form writes it."""
    return value if isinstance(value, str) else {True: "yes", False: "no"}[value]
