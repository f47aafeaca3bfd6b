"""Conditions and effects in plain words."""

from collections.abc import Iterable

from policy_core.conditions import AllOf, AnyOf, AskedAfter, Condition, Delivered, Test, Value
from policy_core.model import Fact, Verdict, Vocabulary
from policy_core.source import spelled

OUTCOME = {
    "eligible": "approved",
    "not_eligible": "not possible",
    "needs_review": "a person decides",
    "undecided": "not decided yet",
}
SHIPPING = {"shop": "the shop", "customer": "the customer", "reimbursed": "the customer, paid back on proof"}
PAID = {"tax": "its tax", "shipping": "its share of shipping", "handling": "its share of handling"}
OFFER = {"refund": "refund", "replacement": "replacement", "exchange": "exchange"}


def condition(words: Vocabulary, given: Condition) -> str:
    """A condition as part of a sentence."""
    if isinstance(given, AllOf):
        return together(words, given, "; and ") or "in every other case"
    if isinstance(given, AnyOf):
        return "either " + ", or ".join(together(words, branch, " while ") for branch in given.branches)
    if isinstance(given, Delivered):
        return "the ring has arrived" if given.expected else "the ring is not recorded as delivered"
    if isinstance(given, AskedAfter):
        return f"it is asked for more than {given.days} days after the ring arrived"
    return test(_fact(words, given.fact), given)


def together(words: Vocabulary, given: AllOf, joint: str) -> str:
    """Parts that all have to hold, joined so that nobody takes one for an alternative."""
    return joint.join(condition(words, part) for part in given.parts)


def test(fact: Fact, given: Test) -> str:
    """What one fact has to be, as part of a sentence."""
    for name, members in fact.groups.items():
        if given.values == frozenset(members):
            return f"the {fact.name} is a {name} one"
    excluded = [value for value in fact.cases if value not in given.values]
    included = [value for value in fact.cases if value in given.values]
    if len(excluded) == 1 and len(included) > 1:
        return f"{named(fact)} is anything but {spelled(excluded[0])} ({fact.says[excluded[0]]})"
    return alternatives(said(fact, value) for value in included)


def said(fact: Fact, value: Value | None) -> str:
    """One value of a fact, as part of a sentence."""
    return f"there is no {named(fact)}" if value is None or value not in fact.says else fact.says[value]


def named(fact: Fact) -> str:
    """What a fact is called in a sentence."""
    return fact.name.replace("_", " ")


def effect(verdict: Verdict) -> str:
    """What a row gives, in a few words."""
    if verdict.outcome != "eligible":
        return OUTCOME[verdict.outcome]
    share = f"{verdict.low} %" if verdict.low == verdict.high else f"{verdict.low} to {verdict.high} %"
    extras = "".join(f", {PAID[extra]}" for extra in verdict.pays_back)
    means = " as store credit" if verdict.pays_to == "store_credit" else ""
    offers = alternatives(OFFER[offer] for offer in verdict.offers)
    postage = SHIPPING[verdict.return_shipping or "customer"]
    return f"{offers}: {share} of the price{extras}{means}; return shipping: {postage}"


def alternatives(parts: Iterable[str]) -> str:
    """Parts of which one is meant."""
    return " or ".join(parts)


def _fact(words: Vocabulary, name: str) -> Fact:
    return words.asked.get(name) or words.known[name]
