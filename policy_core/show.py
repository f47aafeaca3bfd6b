"""A policy as a person reads it: its clauses, what they decide, as a table, and as a tree of questions."""

from policy_core import wording
from policy_core.asking import View, best_first, by_value, decided, mattering, reach
from policy_core.model import Pack, Row
from policy_core.outlook import outlook
from policy_core.pages import Block, Grid, Heading, Items, Paragraph
from policy_core.source import spelled
from policy_core.tables import Circumstances


def policy_page(pack: Pack) -> list[Block]:
    """The whole policy: numbers, clauses in the order of the text, and the rows with what they give."""
    return [
        *_title(pack),
        Heading(2, "Numbers"),
        Items([(0, _number(pack, name)) for name in pack.values]),
        Heading(2, "What it says"),
        Items([(0, f"{clause.id} ({clause.section}): {clause.text}") for clause in pack.clauses.values()]),
        Heading(2, "How a request is decided"),
        Paragraph("The first of these that applies decides."),
        Items([item for row in pack.rows for item in _row_items(pack, row)]),
    ]


def table_page(pack: Pack) -> list[Block]:
    """The decision table."""
    rows = [
        [str(row.number), wording.condition(pack.vocabulary, row.when), wording.effect(row.verdict), _cited(pack, row)]
        for row in pack.rows
    ]
    return [*_title(pack), Grid(["#", "when", "what is decided", "clauses"], rows)]


def tree_page(pack: Pack) -> list[Block]:
    """The questions in the order in which they are asked, for an ordinary order that is returned in time."""
    known = Circumstances(pack.band(0), personalised=False, final_sale=False, inspected=False)
    view = outlook(pack, known, (None,) * len(pack.vocabulary.asked))
    if decided(view):
        return [*_title(pack), Heading(2, "Questions"), Paragraph(f"Nothing is asked: {_effect(pack, view)}.")]
    return [*_title(pack), Heading(2, "Questions"), Items(_branches(pack, view, 0))]


def _title(pack: Pack) -> list[Block]:
    return [
        Heading(1, pack.title),
        Paragraph(f"{pack.policy}, version {pack.version}, in force since {pack.in_force}."),
    ]


def _number(pack: Pack, name: str) -> str:
    number = pack.values[name]
    span = str(number.low) if number.low == number.high else f"{number.low} to {number.high}"
    unit = "%" if number.unit == "percent" else number.unit
    return f"{name.replace('_', ' ')}: {span} {unit} (since {number.since})"


def _row_items(pack: Pack, row: Row) -> list[tuple[int, str]]:
    condition = wording.condition(pack.vocabulary, row.when)
    decided_as = wording.effect(row.verdict)
    return [
        (0, f"{row.number}. {row.note}"),
        (1, f"When: {condition}."),
        (1, f"Then: {decided_as} ({_cited(pack, row)})."),
    ]


def _cited(pack: Pack, row: Row) -> str:
    names = []
    for cite in row.because:
        where = f" where {wording.condition(pack.vocabulary, cite.where)}" if cite.where.parts else ""
        names.append(cite.clause + where)
    return ", ".join(names)


def _branches(pack: Pack, view: View, depth: int) -> list[tuple[int, str]]:
    name = best_first(view, mattering(view))[0]
    fact = pack.vocabulary.asked[name]
    ends: dict[str, list[str]] = {}
    lines = [(depth, fact.question)]
    for value, part in by_value(view, name).items():
        if decided(part):
            ends.setdefault(_effect(pack, part), []).append(spelled(value))
        else:
            lines.append((depth + 1, f"{spelled(value)}:"))
            lines += _branches(pack, part, depth + 2)
    return lines + [(depth + 1, f"{' or '.join(values)}: {effect}") for effect, values in ends.items()]


def _effect(pack: Pack, view: View) -> str:
    return wording.effect(pack.verdicts[reach(view).bit_length() - 1])
