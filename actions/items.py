"""Which item of an order a customer means."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from itertools import takewhile

from actions.item_words import ALL, EXCEPT, KEEPS_ONE, MISTAKEN, NOT_THIS, OTHER, OWNERS, SUBJECT, TOO, WRONG
from actions.reasons import is_faulty, is_no_colour
from actions.turn import SURE, Answer, Segment, Turn
from returns.model import Line, Order

NAMING = ("colour", "product", "size")
PAIR = 2
BETWEEN = {"and", "the", "one", "ones", "ring", "rings", "size", "plus", "as", "well", "both", "a", "in", "also", "my"}
"""Words that may stand between two items that are named together."""
ALIKE = 0.8
"""How alike two words are, from 0 to 1, that are taken for the same one."""
NAMED_IN = 4
"""In so few words an item is named instead, and nothing is told of it."""
ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}


def of_another(text: str) -> bool:
    """Whether the words speak of somebody else's ring."""
    return any(found["other"] or found["someone"] for found in OWNERS.finditer(text))


def returnable(order: Order) -> list[Line]:
    """The lines of which a piece can still go back."""
    return [line for line in order.lines if line.left > 0]


def mentioned(turn: Turn) -> str:
    """What the turn says that can name an item: its words, and colours and products by their proper names."""
    proper = (value for name in NAMING for value in turn.entities.get(name, ()))
    return " ".join([turn.text, *(value for value in proper if not words_of(value) <= words_of(turn.text))])


def matching(said: str, order: Order, *, only_surely: bool = False) -> str | None:
    """The id of the one line that the words fit best, or None where none or several do."""
    lines = returnable(order)
    if len(lines) == 1:
        return lines[0].id
    scores = {line.id: _hits(_own_words(line, lines), said, exactly=only_surely) for line in lines}
    best = [line_id for line_id, score in scores.items() if score and score == max(scores.values())]
    if len(best) == 1:
        return best[0]
    return None if only_surely else _by_place(said, lines)


def instead_of(chosen: str | None, asked: str | None, turn: Turn, order: Order | None) -> str | None:
    """The id of the line that was meant instead of the chosen one, or None where the turn takes nothing back."""
    said = turn.whole.text
    renamed = asked not in ("item", "reason") and len(said.split()) <= NAMED_IN
    taken_back = NOT_THIS.search(said) or MISTAKEN.match(said) or OTHER.search(said)
    meant = asked is None or renamed or taken_back or (asked != "reason" and WRONG.search(said))
    if not (order and chosen and meant and len(returnable(order)) > 1):
        return None
    wanted, _ = _cut(mentioned(turn), all_words(returnable(order)))
    found = matching(wanted, order, only_surely=True)
    return found if found != chosen else None


def several(said: str, order: Order) -> tuple[str, ...]:
    """The ids of the lines that the words name together, by "all", "all but", or one after the other; else nothing."""
    lines = returnable(order)
    wanted, kept = _cut(said, all_words(lines))
    spared = {line.id for line in lines if _alone(line, lines) & words_of(kept)}
    named = {line.id for line in lines if _alone(line, lines) & words_of(wanted)}
    if (spared and not named) or ALL.search(said):
        named = {line.id for line in lines}
    elif not (_in_a_row(wanted, lines) or TOO.search(wanted)):
        sentences = (each for each in re.split(r"[.!?]\s", wanted) if _in_a_row(each, lines))
        listed = [{line.id for line in lines if _alone(line, lines) & words_of(each)} for each in sentences]
        named = max(listed, key=len, default=set())
        if len(named) < PAIR:
            return ()
    found = tuple(line.id for line in lines if line.id in named - spared)
    return found if len(found) > 1 or spared else ()


def about(chosen: str | None, turn: Turn, order: Order | None) -> Turn:
    """The turn without what its clauses tell of other items than the chosen one."""
    lines = returnable(order) if order and chosen else []
    others = [line for line in lines if line.id != chosen]
    mine = {word for line in lines if line.id == chosen for word in _alone(line, lines)}
    theirs = {word for line in others for word in _alone(line, lines)}
    kept, elsewhere = [], False
    for each in turn.segments:
        own, other = words_of(each.text) & mine, words_of(each.text) & theirs
        # "the gold one now, scratched a lot": what has no subject of its own is about the ring before it.
        elsewhere = bool(other and not own) or (elsewhere and not own and not SUBJECT.search(each.text))
        if not elsewhere:
            kept.append(each)
    if not lines or not kept or len(kept) == len(turn.segments):
        return turn
    topics = {each.topic for each in turn.segments if each not in kept}
    told = {each.topic: Answer(each.value, 1.0, each.confidence) for each in kept if each.topic in topics}
    answers = {topic: answer for topic, answer in turn.answers.items() if topic not in topics} | told
    whole = replace(max(kept, key=lambda each: each.confidence), text=" ".join(each.text for each in kept))
    return replace(turn, whole=whole, segments=tuple(kept), answers=answers)


def reasons_apart(turn: Turn, order: Order | None) -> dict[str, Segment]:
    """By line, the clause that tells its reason, where several items were named with one of their own or none."""
    lines, found = returnable(order) if order else [], dict[str, Segment]()
    named = None
    for clause in turn.segments if len(lines) > 1 else ():
        here = [line.id for line in lines if _alone(line, lines) & words_of(clause.text)]
        named = here[0] if len(here) == 1 else named
        broken = clause.label == "works/false" or is_faulty([clause])
        told = (
            replace(clause, label="reason/malfunction", confidence=max(clause.confidence, SURE)) if broken else clause
        )
        if named and told.topic == "reason" and told.confidence >= SURE and not is_no_colour(told):
            found.setdefault(named, told)
    return found


def _in_a_row(said: str, lines: list[Line]) -> bool:
    """Whether nothing of its own is said between the first and the last item that is named."""
    words = re.findall(r"\w+|[.!?](?=\s)", said.casefold())  # what a new sentence says is its own
    alone = {word for line in lines for word in _alone(line, lines)}
    places = [place for place, word in enumerate(words) if word in alone]
    return bool(places) and all(word in all_words(lines) | BETWEEN for word in words[places[0] : places[-1]])


def _cut(said: str, titles: set[str]) -> tuple[str, str]:
    """What is said without the item that follows the words of an exception, and that item."""
    for exception in EXCEPT.finditer(said):
        words = re.findall(r"\w+|[^\w\s]", said[exception.end() :])
        spared = list(takewhile(lambda word: word.casefold() in titles | BETWEEN, words))
        if {word.casefold() for word in spared} & titles:
            return " ".join([said[: exception.start()], *words[len(spared) :]]), " ".join(spared)
    return said, ""


def _hits(own: set[str], said: str, *, exactly: bool) -> int:
    """How many of the words are said; in longer ones a slip of the fingers is forgiven, unless `exactly`."""
    words = words_of(said) - {"back"}
    close = () if exactly else [word for word in own if len(word) > 3 and get_close_matches(word, words, 1, ALIKE)]
    return len((own & words).union(close))


def all_words(lines: list[Line]) -> set[str]:
    """The words of all titles."""
    return {word for line in lines for word in words_of(line.title)}


def _own_words(line: Line, lines: list[Line]) -> set[str]:
    """The words of a title that not all titles share."""
    return words_of(line.title) - words_of(line.title).intersection(*(words_of(each.title) for each in lines))


def _alone(line: Line, lines: list[Line]) -> set[str]:
    """The words of a title that no other title has."""
    return words_of(line.title).difference(*(words_of(each.title) for each in lines if each.id != line.id))


def names(text: str, line: Line) -> bool:
    """Whether the text only names the item once more; its title can hold numbers that count nothing."""
    return len(words_of(text) & words_of(line.title)) > 1 and not words_of(text) & {"all", "both"}


def one_of_a_pair(said: str, order: Order) -> bool:
    """Whether one of two equal rings is to go back, and the other stays."""
    lines = returnable(order)
    return len(lines) == 1 and lines[0].left == PAIR and bool(KEEPS_ONE.search(said))


def title_of(line_id: str | None, order: Order) -> str:
    """The title of a line."""
    return next(line.title for line in order.lines if line.id == line_id)


def only_names(said: str, order: Order) -> bool:
    """Whether the words do nothing but name an item of the order."""
    return words_of(said) <= all_words(list(order.lines)) | BETWEEN | set(ORDINALS) | {
        "please",
        "thanks",
        "it",
        "s",
        "is",
    }


def _by_place(text: str, lines: list[Line]) -> str | None:
    for word in re.findall(r"\w+", text.casefold()):
        place = ORDINALS.get(word, int(word) - 1 if word.isdigit() and 0 < int(word) <= len(lines) else None)
        if place is not None and place < len(lines):
            return lines[place].id
    return None


def words_of(text: str) -> set[str]:
    """The words of a text, without regard to capitals."""
    return set(re.findall(r"\w+", text.casefold()))
