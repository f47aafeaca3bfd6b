"""How many questions a policy takes: asked best first, at the very best, and in a fixed order."""

from dataclasses import dataclass
from itertools import product

from policy_core import asking
from policy_core.asking import View
from policy_core.model import Pack
from policy_core.outlook import outlook
from policy_core.tables import Circumstances


@dataclass(frozen=True)
class Count:
    """The questions to be expected until all is decided, where the order knows `known`.

    `asked` is what `decide` asks for; `optimum` the fewest that any way of asking takes which starts with the first
    fact, as the rules have it; `unbound` the fewest of all; `fixed` those in the vocabulary's order.
    """

    known: Circumstances
    asked: float
    optimum: float
    unbound: float
    fixed: float


def count(pack: Pack) -> list[Count]:
    """The counts for each kind of order that arrived and is asked for in time."""
    found = []
    nothing = (None,) * len(pack.vocabulary.asked)
    options = [(False, True) if name in pack.mentions else (False,) for name in ("personalised", "final_sale")]
    for personalised, final_sale in product(*options):
        known = Circumstances(pack.band(0), personalised, final_sale, inspected=False)
        view = outlook(pack, known, nothing)
        whole = asking.weight(view)
        found.append(
            Count(
                known,
                asked=asking.questions(view) / whole,
                optimum=_Optimum(bound=True).of(view) / whole,
                unbound=_Optimum(bound=False).of(view) / whole,
                fixed=_in_order(view) / whole,
            )
        )
    return found


def lines(pack: Pack) -> list[str]:
    """The counts as a person reads them."""
    heading = f"{pack.policy}, version {pack.version}: questions to be expected until decided, request in time"
    found = [heading, f"{'order':15}  as asked  optimum  above it  fixed order  optimum with another start"]
    for each in count(pack):
        names = [name for name in ("personalised", "final_sale") if getattr(each.known, name)]
        above = each.asked / each.optimum - 1 if each.optimum else 0.0
        label = ", ".join(names) or "an ordinary one"
        counts = f"{each.asked:8.4f}  {each.optimum:7.4f}  {above:8.2%}  {each.fixed:11.4f}  {each.unbound:26.4f}"
        found.append(f"{label:15}  {counts}")
    return found


def _in_order(view: View) -> int:
    """As `asking.questions`, where the facts that can matter are asked in the vocabulary's order."""
    if asking.decided(view):
        return 0
    parts = next(iter(asking.mattering(view).values()))
    return asking.weight(view) + sum(map(_in_order, parts.values()))


class _Optimum:
    """The fewest questions that any way of asking can do with; `bound` ones start with the first fact."""

    def __init__(self, *, bound: bool) -> None:
        self._bound = bound
        self._known: dict[object, int] = {}

    def of(self, view: View) -> int:
        """As `asking.questions`, over every way of asking."""
        if asking.decided(view):
            return 0
        key = tuple((sheet.kin, cells) for sheet, cells in view)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = asking.weight(view) + self._best(view)
        return found

    def _best(self, view: View) -> int:
        first = view[0][0].pack.vocabulary.first
        facts = [first] if self._bound and first in asking.mattering(view) else asking.splitting(view)
        ways = {fact: list(asking.by_value(view, fact).values()) for fact in facts}
        least = {fact: sum(_at_least(part) for part in parts) for fact, parts in ways.items()}
        best = None
        for fact in sorted(ways, key=least.__getitem__):
            if best is None or least[fact] < best:
                cost = self._cost(ways[fact], least[fact], best)
                best = cost if best is None else min(best, cost)
        assert best is not None
        return best

    def _cost(self, parts: list[View], least: int, best: int | None) -> int:
        """What these parts take together, or something no better than the best so far."""
        cost = least
        for part in parts:
            cost += self.of(part) - _at_least(part)
            if best is not None and cost >= best:
                break
        return cost


def _at_least(view: View) -> int:
    """What is not decided takes one question more."""
    return 0 if asking.decided(view) else asking.weight(view)
