"""Reads the rows of the decision table out of YAML."""

from collections.abc import Mapping

from policy_core.conditions import atoms
from policy_core.model import (
    EXTRAS,
    OFFERS,
    OUTCOMES,
    SHIPPING,
    Citation,
    Clause,
    Fact,
    Number,
    Row,
    Verdict,
    Vocabulary,
)
from policy_core.reading_conditions import read_condition, read_number_name
from policy_core.source import Source

STORE_CREDIT = "store_credit"
_EFFECT = ("offers", "percent", "return_shipping", "pays_back", "pays_to")


def read_rows(
    source: Source, words: Vocabulary, numbers: Mapping[str, Number], clauses: Mapping[str, Clause]
) -> tuple[Row, ...]:
    """The rows in their order. Raises `InvalidPack` where one is broken."""
    facts = {**words.asked, **words.known}
    rows: list[Row] = []
    for number, item in enumerate(source.items(), start=1):
        parts = item.fields(["when", "outcome", "because", "note"], _EFFECT)
        rows.append(
            Row(
                number=number,
                when=read_condition(parts["when"], facts, numbers),
                verdict=_read_verdict(item, parts, numbers),
                because=_read_citations(parts["because"], words.known, clauses),
                note=parts["note"].text(),
                line=item.line,
            )
        )
    if not rows:
        source.refuse("there is no row", "add a row; the last one may have `when: {}`")
    return tuple(rows)


def _read_verdict(row: Source, parts: Mapping[str, Source], numbers: Mapping[str, Number]) -> Verdict:
    outcome = parts["outcome"].choice(OUTCOMES, "outcome")
    if outcome != "eligible":
        for key in _EFFECT:
            if key in parts:
                parts[key].refuse(f"'{key}' has no place where nothing is paid", "leave it out, or make it eligible")
        return Verdict(outcome)
    for key in ("offers", "percent", "return_shipping"):
        if key not in parts:
            row.refuse(f"'{key}' is missing", "what is eligible says what is offered, paid back, and who pays postage")
    band = numbers[read_number_name(parts["percent"], numbers, "percent")]
    offers = [offer.choice(OFFERS, "offer") for offer in parts["offers"].items()]
    extras = [extra.choice(EXTRAS, "part") for extra in parts["pays_back"].items()] if "pays_back" in parts else []
    if not offers:
        parts["offers"].refuse("nothing is offered", f"one or more of: {', '.join(OFFERS)}")
    return Verdict(
        outcome=outcome,
        offers=tuple(offer for offer in OFFERS if offer in offers),
        low=band.low,
        high=band.high,
        return_shipping=parts["return_shipping"].choice(SHIPPING, "payer"),
        pays_back=tuple(extra for extra in EXTRAS if extra in extras),
        pays_to=parts["pays_to"].choice([STORE_CREDIT], "means of payment") if "pays_to" in parts else None,
    )


def _read_citations(source: Source, known: Mapping[str, Fact], clauses: Mapping[str, Clause]) -> tuple[Citation, ...]:
    cited: list[Citation] = []
    for item in source.items():
        if item.is_mapping:
            parts = item.fields(["clause", "where"])
            where = read_condition(parts["where"], known, {})
            cited.append(Citation(parts["clause"].choice(clauses, "clause"), where))
        else:
            cited.append(Citation(item.choice(clauses, "clause")))
    if not cited or next(atoms(cited[0].where), None):
        source.refuse("no clause is cited", "name the clause first that decides this row, whatever is known")
    return tuple(cited)
