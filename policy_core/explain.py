"""Why each row of the policy did or did not apply to a case, fact by fact."""

from collections.abc import Mapping
from typing import Any

from policy_core import wording
from policy_core.asking import by_value
from policy_core.case import Case, read_case
from policy_core.conditions import Atom, Condition, Part, Test, atoms
from policy_core.engine import answered, circumstances, judged
from policy_core.model import Row
from policy_core.outlook import outlook
from policy_core.vocabulary import UNSURE

YES, NO, OPEN = "yes", "no", "open"


def explain(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every row in its order: whether it applies, whether it decided, and a sentence for each of its conditions.

    `applies` is "yes", "no" or "open" (a fact is unknown or unsure); `decided` says whether the decision rests on it.
    Raises `InvalidCase`.
    """
    read = read_case(case)
    judgement = judged(read)
    teller = _Teller(read)
    return [teller.row(row, decided=row in judgement.rows) for row in read.pack.rows]


class _Teller:
    def __init__(self, case: Case) -> None:
        self._case = case
        self._words = case.pack.vocabulary
        self._known = circumstances(case)
        sure = tuple(None if answer == UNSURE else answer for answer in case.answers)
        self._view = outlook(case.pack, self._known, sure)

    def row(self, row: Row, *, decided: bool) -> dict[str, Any]:
        """One row."""
        return {
            "row": row.number,
            "clauses": [cite.clause for cite in row.because],
            "outcome": row.verdict.outcome,
            "note": row.note,
            "applies": self._applies(row.when),
            "decided": decided,
            "why": [self._why(part) for part in row.when.parts],
        }

    def _applies(self, condition: Condition) -> str:
        """Whether it holds in all, none, or some of the combinations that are possible."""
        some, every = False, True
        for sheet, cells in self._view:
            holding = cells & sheet.space.where(condition, {**self._known._asdict(), self._words.first: sheet.first})
            some, every = some or bool(holding), every and holding == cells
        return YES if every else OPEN if some else NO

    def _why(self, part: Part) -> dict[str, str]:
        wants = wording.condition(self._words, part)
        stands = "; ".join(dict.fromkeys(self._stands(atom) for atom in atoms(part)))
        text = f"This row wants: {wants}. In this case: {stands}."
        return {"holds": self._applies(part), "wants": wants, "stands": stands, "text": text}

    def _stands(self, atom: Atom) -> str:
        """What is known of the fact that a test looks at."""
        if not isinstance(atom, Test):
            day = self._case.day
            return "the ring is not recorded as delivered" if day is None else f"it was asked for on day {day}"
        fact = self._words.asked.get(atom.fact) or self._words.known[atom.fact]
        if fact.name in self._words.known:
            return wording.said(fact, self._order(fact.name))
        answer = answered(self._case).get(fact.name)
        if answer is not None and answer != UNSURE:
            return wording.said(fact, answer)
        values = list(by_value(self._view, fact.name))
        if len(values) == 1:
            return f"{wording.said(fact, values[0])} (that follows)"
        return (
            f"the customer is not sure about {wording.named(fact)}"
            if answer
            else f"{wording.named(fact)} is not known yet"
        )

    def _order(self, fact: str) -> bool:
        if fact == "inspected":
            return self._known.inspected
        return bool(getattr(self._case.line, fact))
