"""Documents have their form, and what they point at exists."""

import re
from pathlib import Path

import pytest

from ops.places import ROOT
from tests.houses.sources import name, tracked

DECISIONS = tracked("docs/decisions/*.md")
DOCUMENTS = tracked("README.md", "docs/*.md")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize("record", DECISIONS, ids=name)
def test_a_decision_has_its_heading_and_its_five_lines(record: Path) -> None:
    heading, *lines = [line for line in record.read_text().splitlines() if line.strip()]
    assert heading.startswith(f"# {record.name[:4]} ")
    assert len(lines) == 5, "need, choice, what was instead of it, its price, and when to look again"


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = [record.name[:4] for record in DECISIONS]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_what_a_document_links_to_exists(document: Path) -> None:
    missing = [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()]
    assert missing == []


def test_every_document_can_be_found_from_the_readme() -> None:
    reached, open_ends = set(), [ROOT / "README.md"]
    while open_ends:
        document = open_ends.pop()
        links = {(document.parent / link).resolve() for link in LINK.findall(document.read_text())}
        folders = {file for link in links if link.is_dir() for file in link.glob("*.md")}
        fresh = {link for link in links | folders if link.suffix == ".md" and link.is_file()} - reached
        reached |= fresh
        open_ends += fresh
    assert [name(document) for document in DOCUMENTS if document not in reached | {ROOT / "README.md"}] == []
