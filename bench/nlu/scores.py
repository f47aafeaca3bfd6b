"""What a split scores: one figure after the other, each on the messages that it speaks of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.nlu.figures import Pair, accuracy, auroc, macro_f1, percentile, share
from bench.nlu.reading import Parse
from bench.nlu.sets import OUT_OF_SCOPE, TOPICS, Mentions, Said, Split, Values

UNSURE = ("unsure", "unclear")
FOLLOWS = {
    "reason/malfunction": ("works/false",),
    "sealed/true": ("wear/none", "accessories/complete", "packaging/intact", "modified/false"),
    "packaging/minor_opening": ("sealed/false",),
    **dict.fromkeys(("wear/light", "wear/minor", "wear/obvious", "wear/long_term"), ("sealed/false",)),
}
"""What is true as well where a customer says this, so that it is no mistake to take it."""
DATE_BEGINS = re.compile(r"^(?:on |the )+")


@dataclass(frozen=True)
class Figure:
    """One figure, what it should be at least (at most for milliseconds), and of how many messages it speaks."""

    name: str
    value: float
    of: int
    aim: float | None = None

    @property
    def is_time(self) -> bool:
        """Whether less is better."""
        return self.name.startswith("CPU")

    @property
    def missed(self) -> bool:
        """Whether it falls short of its aim."""
        return self.aim is not None and (self.value > self.aim if self.is_time else self.value < self.aim)


def figures(given: Split, read: Mapping[str, Parse], threshold: float) -> list[Figure]:
    """All figures of one split."""
    return [
        *_intents(given.said, read),
        *_answers(given.said, read),
        *_mentions(given, read),
        *_out_of_scope(given.said, read, threshold),
        *_time(list(read.values())),
    ]


def intents(said: Sequence[Said], read: Mapping[str, Parse]) -> list[Pair]:
    """The main intents that were meant and read."""
    return [(each.intent, read[each.text].intent) for each in said if each.intent]


def labels(said: Sequence[Said], read: Mapping[str, Parse]) -> list[Pair]:
    """The whole labels that were meant and read; where no value was meant, such as a language, none counts."""
    pairs = [(each.label, read[each.text].label) for each in said if each.label]
    return [(meant, label if "/" in meant else label.partition("/")[0]) for meant, label in pairs]


def facts(said: Sequence[Said], read: Mapping[str, Parse]) -> list[Pair]:
    """The values that answers to a fact's question meant, as topic/value, and those that the conversation takes."""
    return [
        (f"{topic}/{value}", f"{topic}/{read[each.text].answer(topic) or 'asked again'}")
        for each in said
        if each.answers
        for topic, value in [each.answers]
        if topic in TOPICS and value not in UNSURE and not _is_bare(each)
    ]


def _is_bare(each: Said) -> bool:
    """Whether the message says yes, no or "not sure" and nothing else."""
    return each.label in ("affirm", "deny", "unsure")


def _intents(said: Sequence[Said], read: Mapping[str, Parse]) -> Iterator[Figure]:
    main, whole = intents(said, read), labels(said, read)
    yield Figure("main intents, accuracy", accuracy(main), len(main), 0.95)
    yield Figure("main intents, macro-F1", macro_f1(main), len(main))
    yield Figure("whole labels, accuracy", accuracy(whole), len(whole))
    yield Figure("whole labels, macro-F1", macro_f1(whole), len(whole))


def _answers(said: Sequence[Said], read: Mapping[str, Parse]) -> Iterator[Figure]:
    asked = facts(said, read)
    yield Figure("fact values as asked, accuracy", accuracy(asked), len(asked), 0.93)
    yield Figure("fact values as asked, macro-F1", macro_f1(asked), len(asked))
    bare = [each for each in said if each.answers and _is_bare(each)]
    if bare:
        right = [_answered(each, read) for each in bare]
        yield Figure("yes, no and not sure, as asked", share(right), len(right))
    unclear = [each for each in said if each.answers and each.answers[1] == "unclear"]
    if unclear:
        right = [_answered(each, read) for each in unclear]
        yield Figure("what cannot be told is asked again", share(right), len(right))


def _answered(each: Said, read: Mapping[str, Parse]) -> bool:
    topic, value = each.answers or ("", "")
    return read[each.text].answer(topic) == ("" if value == "unclear" else value)


def _mentions(given: Split, read: Mapping[str, Parse]) -> Iterator[Figure]:
    if not given.slips:
        exact = [_same(each.values, read[each.text].values) for each in given.mentions]
        yield Figure("entities, messages read exactly", share(exact), len(exact), 0.95)
    wanted = sum(len(each.labels) for each in given.openers)
    found = sum(len(each.labels & read[each.text].labels) for each in given.openers)
    yield Figure("openers, clauses found", found / wanted, wanted)
    whole = [each.labels <= read[each.text].labels for each in given.openers]
    yield Figure("openers, all clauses found", share(whole), len(whole))
    taken = [bool(_too_much(each, read[each.text])) for each in given.openers]
    yield Figure("openers, a fact taken that was not said", share(taken), len(taken))


def _too_much(each: Mentions, parse: Parse) -> frozenset[str]:
    return parse.volunteered.difference(each.labels, *(FOLLOWS.get(label, ()) for label in each.labels))


def _same(wanted: Values, found: Values) -> bool:
    return _compared(wanted) == _compared(found)


def _compared(values: Values) -> dict[str, list[str]]:
    """Each value once, without their order; days without capitals and without the small words before them."""
    return {
        kind: sorted({DATE_BEGINS.sub("", one.lower()) if kind == "date" else one for one in several})
        for kind, several in values.items()
    }


def _out_of_scope(said: Sequence[Said], read: Mapping[str, Parse], threshold: float) -> Iterator[Figure]:
    margins = {each.text: read[each.text].margin(threshold) for each in said}
    inside = [margins[each.text] for each in said if each.label not in (OUT_OF_SCOPE, None)]
    outside = [each for each in said if each.label == OUT_OF_SCOPE]
    for kind in sorted({each.kind for each in outside} - {""}):
        some = [margins[each.text] for each in outside if each.kind == kind]
        yield Figure(f"out of scope, AUROC, {kind}", auroc(inside, some), len(some))
    yield Figure(
        "out of scope, AUROC, all", auroc(inside, [margins[each.text] for each in outside]), len(outside), 0.98
    )
    turned_away = [read[each.text].intent == OUT_OF_SCOPE for each in outside]
    yield Figure("out of scope, turned away", share(turned_away), len(outside))
    wrongly = [read[each.text].intent == OUT_OF_SCOPE for each in said if each.label not in (OUT_OF_SCOPE, None)]
    yield Figure("in scope, turned away", share(wrongly), len(wrongly))


def _time(read: Sequence[Parse]) -> Iterator[Figure]:
    spent = [float(each.raw["cpu_ms"]) for each in read]
    yield Figure("CPU ms a message, p50", percentile(spent, 50), len(spent))
    yield Figure("CPU ms a message, p95", percentile(spent, 95), len(spent), 10.0)
