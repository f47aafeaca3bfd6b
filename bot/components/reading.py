"""What the labels' probabilities say: the intent, the clauses, and the answer that each fact would have."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

FACTS = ("reason", "sealed", "wear", "works", "fault_cause", "modified", "accessories", "packaging", "resolution")
YES_NO = ("affirm", "deny", "unsure")
# Said beside something else, these are not what the message is about.
SOCIAL = frozenset({"greet", "goodbye", "thanks", "compliment", "chitchat", "give_details", "affirm", "deny", "unsure"})
# Wherever these are said, they are what the message is about.
URGENT = frozenset({"danger", "ask_human", "legal_threat", "data_request"})
SURE = 0.6
# By how much a clause must be clearer than the whole message to be what it is about.
CLEARLY = 0.4
# The same for what the message says of one fact.
RATHER = 0.25
# Below this the whole message does not speak of a fact, and a clause of it may.
SPOKEN_OF = 0.2
FALLBACK = "nlu_fallback"
DANGER = "danger"
# So many words it takes to say that something is dangerous; shorter cries are known by their words.
SAYING = 3
RANKED = 5


@cache
def parted(label: str) -> tuple[str, str]:
    """The main intent of a label and what follows it; a bare label follows itself."""
    main, _, rest = label.partition("/")
    return main, rest or main


@dataclass(frozen=True)
class Weighed:
    """One text, the probability of each label for it, and its cosine to the nearest training example."""

    text: str
    shares: dict[str, float]
    near: float

    @cached_property
    def groups(self) -> dict[str, dict[str, float]]:
        """The probabilities by main intent and what follows it, `wear` and `minor`; a bare label follows itself."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for label, share in self.shares.items():
            main, rest = parted(label)
            found[main][rest] = share
        return found

    @cached_property
    def ranked(self) -> list[tuple[str, float]]:
        """The main intents, best first, each with its probability times the nearness."""
        sums = ((main, sum(inside.values()) * self.near) for main, inside in self.groups.items())
        return sorted(sums, key=lambda item: -item[1])

    def best(self) -> tuple[str, float]:
        """The best label inside the best main intent, and that intent's score."""
        main, score = self.ranked[0]
        inside = self.groups[main]
        rest = max(inside, key=lambda name: inside[name])
        return main if rest == main else f"{main}/{rest}", score

    def as_segment(self) -> dict[str, Any]:
        """The clause in the shape of `understanding`."""
        label, score = self.best()
        return {"text": self.text, "label": label, "confidence": round(score, 4)}


def answers(whole: Weighed, parts: list[Weighed]) -> dict[str, dict[str, Any]]:
    """For each fact, and for yes or no, the value that fits best: by the whole, unless a clause says far more of it.

    `share` is that value's part of the fact's probability, `mass` that probability times the nearness, both 0 to 1.
    """
    found: dict[str, dict[str, Any]] = {}
    for fact in (*FACTS, "yesno"):
        read = [answer for unit in (whole, *parts) if (answer := _answer(unit, fact))]
        if read:
            most = max(read, key=lambda answer: float(answer["mass"]))
            by_whole = read[0]["mass"] >= max(SPOKEN_OF, most["mass"] - RATHER)
            found[fact] = read[0] if by_whole else most
    return found


def _answer(unit: Weighed, fact: str) -> dict[str, Any] | None:
    inside = unit.groups.get(fact, {})
    if fact == "yesno":
        inside = {label: unit.shares[label] for label in YES_NO if label in unit.shares}
    mass = sum(inside.values())
    if not mass:
        return None
    value = max(inside, key=lambda name: inside[name])
    return {"value": value, "share": round(inside[value] / mass, 4), "mass": round(mass * unit.near, 4)}


def subject(whole: Weighed, parts: list[Weighed], threshold: float) -> Weighed:
    """The unit that the message is about.

    What is urgent wins wherever it stands. Otherwise the whole, unless a clause that says something is much clearer:
    several clauses together often look like none of them.
    """
    urgent = [unit for unit in (whole, *parts) if unit.best()[0] in URGENT and unit.best()[1] >= SURE]
    if urgent:
        return max(urgent, key=lambda unit: unit.best()[1])
    clear = [part for part in parts if part.best()[1] >= threshold and part.best()[0] not in SOCIAL]
    best = max(clear, key=lambda part: part.best()[1], default=whole)
    label, score = whole.best()
    return best if label in SOCIAL or score < max(threshold, best.best()[1] - CLEARLY) else whole


def understanding(whole: Weighed, parts: list[Weighed], threshold: float, *, danger: bool) -> dict[str, Any]:
    """Rasa's `intent` and `intent_ranking` and our `understanding` for one message."""
    parts = [part for part in parts if not _merely_named(part)]
    about = subject(whole, parts, threshold)
    label, score = about.best()
    ranking = [{"name": name, "confidence": round(value, 4)} for name, value in about.ranked[:RANKED]]
    if danger and label != DANGER:
        label, score = DANGER, 1.0
        ranking = [{"name": DANGER, "confidence": 1.0}, *ranking[: RANKED - 1]]
    name = label.split("/")[0] if score >= threshold else FALLBACK
    return {
        "intent": {"name": name, "confidence": round(score, 4)},
        "intent_ranking": ranking,
        "understanding": {
            "text": whole.text,
            "label": label,
            "confidence": round(score, 4),
            "segments": [unit.as_segment() for unit in parts or [whole]],
            "answers": answers(whole, parts),
        },
    }


def _merely_named(part: Weighed) -> bool:
    """Whether a clause looks dangerous for a thing that it names: "the charger" in a list of all that is there."""
    return part.best()[0] == DANGER and len(part.text.split()) < SAYING


def nothing() -> dict[str, Any]:
    """What is understood of a message without a single word."""
    return {
        "intent": {"name": FALLBACK, "confidence": 0.0},
        "intent_ranking": [],
        "understanding": {"text": "", "label": None, "confidence": 0.0, "segments": [], "answers": {}},
    }
