"""Pack files become packs: strictly, with file and line for whatever is wrong."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from policy_core.conditions import Value
from policy_core.model import OFFERS, QUESTIONS, UNITS, Clause, Number, Pack, Vocabulary
from policy_core.reading_rows import read_rows
from policy_core.source import Source, one_of, open_source, spelled
from policy_core.vocabulary import vocabulary

WINDOW = "window_days"
"""What every pack calls the days in which a return can be asked for."""
REFUND = "refund_days"
"""What every pack calls the business days in which the money is paid back."""
ANSWER = "answer_hours"
"""What a pack that promises an answer calls the hours in which it comes."""
_PROMISES = {WINDOW: "days", REFUND: "business days", ANSWER: "hours"}


def read_pack(file: Path) -> Pack:
    """The pack in this file. Raises `InvalidPack` where it is broken."""
    parts = open_source(file).fields(
        ["policy", "version", "title", "in_force", "numbers", "weights", "clauses", "rows"], ["wishes"]
    )
    words = vocabulary()
    in_force = parts["in_force"].day()
    numbers = _read_numbers(parts["numbers"], in_force)
    clauses = _read_clauses(parts["clauses"], numbers)
    return Pack(
        policy=parts["policy"].choice([file.parent.name], "policy in a folder of another name:"),
        version=parts["version"].choice([file.stem], "version in a file of another name:"),
        title=parts["title"].text(),
        in_force=in_force,
        values=numbers,
        weights=_read_weights(parts["weights"], words),
        clauses=clauses,
        wishes=_read_wishes(parts["wishes"], clauses) if "wishes" in parts else {},
        rows=read_rows(parts["rows"], words, numbers, clauses),
        vocabulary=words,
        file=file,
    )


def _read_numbers(source: Source, in_force: date) -> dict[str, Number]:
    numbers = {name: _read_number(value, in_force) for name, value in source.entries().items()}
    for name, unit in _PROMISES.items():
        if name in numbers and numbers[name].unit != unit:
            source.entries()[name].refuse(f"{name} is counted in {numbers[name].unit}", f"its unit is {unit}")
        if name not in numbers and name != ANSWER:
            source.refuse(f"'{name}' is missing", f"add `{name}: {{value: …, unit: {unit}, since: …}}`")
    return numbers


def _read_number(source: Source, in_force: date) -> Number:
    parts = source.fields(["value", "unit", "since"])
    unit, since = parts["unit"].choice(UNITS, "unit"), parts["since"].day()
    if since > in_force:
        parts["since"].refuse(f"since {since}, yet the version is in force since {in_force}", "no later than that day")
    ends = parts["value"].items() if parts["value"].is_list else [parts["value"]]
    values = [end.whole() for end in ends]
    if len(values) > 2 or not values or (len(values) == 2 and unit in ("days", "hours")):
        parts["value"].refuse("this is no number", "write one number; of percent and business days also [least, most]")
    if values[0] > values[-1]:
        parts["value"].refuse(f"{values[0]} to {values[-1]} is out of order", "write the smaller one first")
    if unit == "percent" and values[-1] > 100:
        parts["value"].refuse(f"{values[-1]} % is more than was paid", "write 0 to 100")
    return Number(values[0], values[-1], unit, since)


def _read_weights(source: Source, words: Vocabulary) -> dict[str, Mapping[Value, int]]:
    weights: dict[str, Mapping[Value, int]] = {}
    optional = [words.first]
    for name, value in source.fields([name for name in words.asked if name not in optional], optional).items():
        fact = words.asked[name]
        spelling = {spelled(answer): answer for answer in fact.values}
        parts = value.fields(spelling)
        weights[name] = {answer: parts[word].whole() for word, answer in spelling.items()}
        if sum(weights[name].values()) != 100:
            value.refuse(f"the weights of {name} add up to {sum(weights[name].values())}", "make it 100")
    return weights


def _read_clauses(source: Source, numbers: Mapping[str, Number]) -> dict[str, Clause]:
    clauses: dict[str, Clause] = {}
    for item in source.items():
        parts = item.fields(["id", "section", "says"], ["answers"])
        name = parts["id"].text()
        if name in clauses:
            item.refuse(f"clause '{name}' is there twice", "give each clause an id of its own")
        answers = (
            tuple(each.choice(QUESTIONS, "question") for each in parts["answers"].items()) if "answers" in parts else ()
        )
        clauses[name] = Clause(name, parts["section"].text(), _filled(parts["says"], numbers), answers)
    return clauses


def _read_wishes(source: Source, clauses: Mapping[str, Clause]) -> dict[str, str]:
    return {wish: clause.choice(clauses, "clause") for wish, clause in source.fields([], OFFERS).items()}


def _filled(source: Source, numbers: Mapping[str, Number]) -> str:
    known = {name: number.low for name, number in numbers.items() if number.low == number.high}
    for name, number in numbers.items():
        known |= {f"{name}_min": number.low, f"{name}_max": number.high}
    try:
        return source.text().format_map(known)
    except KeyError as error:
        source.refuse(f"unknown number {error}", one_of(known))
    except (ValueError, IndexError, AttributeError):
        source.refuse("the braces do not enclose the name of a number", "write {window_days}, say")
