"""A broken pack is refused with its file, the line, what is wrong and what would be right."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

import policy_core
from policy_core.shelf import SHIPPED
from tests.policy_core.samples import run, varied

Edit = Callable[[str, str], int]
ROWS = "# Tried from top to bottom"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop's own copy of a policy, in a folder of its own."""
    copytree(SHIPPED / "smart-ring-7-day", tmp_path / "smart-ring-7-day")
    monkeypatch.setenv("RINGBACK_PACKS", str(tmp_path))
    return tmp_path / "smart-ring-7-day" / "1.yml"


@pytest.fixture
def edit(pack: Path) -> Edit:
    """Replaces one text of the pack by another, and gives the line on which it stood."""

    def replace(old: str, new: str) -> int:
        text = pack.read_text()
        assert text.count(old) >= 1, old
        pack.write_text(text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    return replace


BROKEN = [
    ("- modified: true", "- modifed: true", "unknown fact 'modifed'", "sealed"),
    ("- wear: {not: none}", "- wear: {not: nothing}", "unknown value 'nothing' of wear", "none, light"),
    (
        "- wear: {not: none}",
        "- wear: {not: [none, light, minor, obvious, long_term]}",
        "can never apply",
        "leave a value",
    ),
    ("reason: quality", "reason: qualty", "unknown value 'qualty' of reason", "quality, personal"),
    ("because: [1.window]", "because: [9.window]", "unknown clause '9.window'", "1.window"),
    ("because: [1.window]", "because: []", "no clause is cited", "name the clause"),
    ("    because: [1.window]\n", "", "'because' is missing", "because"),
    ("outcome: not_eligible", "outcome: refused", "unknown outcome 'refused'", "eligible, not_eligible"),
    ("value: [5, 7]", "value: [7, 5]", "7 to 5 is out of order", "smaller one first"),
    ("value: 100, unit", "value: 120, unit", "120 % is more than was paid", "0 to 100"),
    ("value: 7, unit", "value: 7.5, unit", "'7.5' is no whole number", "30"),
    ("value: 7, unit", f"value: {'9' * 5000}, unit", "is no whole number", "a few digits"),
    ("unit: days", "unit: weeks", "unknown unit 'weeks'", "days"),
    ("unit: days", "unit: hours", "window_days is counted in hours", "days"),
    ("in_force: 2020-01-01", "in_force: 2020-02-30", "'2020-02-30' is no date", "calendar"),
    ("in_force: 2020-01-01", "in_force: soon", "'soon' is no date", "2026-01-31"),
    ("in_force: 2020-01-01", "in_force: 2019-01-01", "since 2020-01-01, yet the version is in force", "no later"),
    ("none: 45", "none: 44", "the weights of wear add up to 99", "100"),
    ('"true": 20', "true: 20", "the key 'true' is no text", "put it in quotes: 'true'"),
    ("window_days: {", "window_day: {", "'window_days' is missing", "add `window_days"),
    ("{window_days} days", "{window} days", "unknown number 'window'", "window_days"),
    ("{refund_days_min} to {refund_days_max}", "{refund_days}", "unknown number 'refund_days'", "refund_days_max"),
    ("answers: [window, days_left]", "answers: [windows]", "unknown question 'windows'", "window"),
    ("{window_days} days", "{window_days days", "the braces do not enclose", "{window_days}"),
    ("id: 1.condition", "id: 1.window", "clause '1.window' is there twice", "an id of its own"),
    ("offers: [refund, replacement]", "offers: []", "nothing is offered", "refund"),
    ("    return_shipping: shop\n", "", "'return_shipping' is missing", "who pays postage"),
    (
        "    because: [3.packaging]\n",
        "    because: [3.packaging]\n    offers: [refund]\n",
        "'offers' has no place",
        "leave it out",
    ),
    ("percent: full_percent", "percent: window_days", "unknown number of percent 'window_days'", "full_percent"),
    (
        "percent: full_percent",
        "percent: 85",
        "here belongs the name of a number",
        "name a number: write it",
    ),
    ("asked_after: window_days", "asked_after: 7", "here belongs the name of a number", "one of: window_days"),
    ("delivered: false", "delivered: no", "'no' is neither true nor false", "true or false"),
    ('version: "1"', 'version: "2"', "unknown version in a file of another name: '2'", "one of: 1"),
    ("policy: smart-ring-7-day", "policy: other", "unknown policy in a folder of another name: 'other'", "smart-ring"),
    ("title:", "title: [", "did not find expected", "mend the YAML"),
    ("numbers:\n ", "numbers:\n\t", "a tab stands here", "indent with spaces"),
    ("says: A", "says: Note: a", "there is one colon too many", "put a text with a colon in quotes"),
    (
        "says: A",
        "says: {window_days} days, a",
        "something stands behind a bracket",
        "starts with { or [ in quotes",
    ),
    ("says: A", "says: @A", "a text cannot start with this character", "put it in quotes"),
    ("rows:", "rows: []\nrows:", "'rows' is given twice", "keep one"),
    ("rows:", "wishes: {exchang: 1.reasons}\nrows:", "unknown key 'exchang'", "one of: refund, replacement, exchange"),
    ("clauses:\n", "clause:\n", "unknown key 'clause'", "clauses"),
]


@pytest.mark.parametrize(("old", "new", "wrong", "right"), BROKEN, ids=[wrong for *_, wrong, _ in BROKEN])
def test_it_says_where_and_what_is_wrong_and_what_would_be_right(
    pack: Path, edit: Edit, old: str, new: str, wrong: str, right: str
) -> None:
    edit(old, new)
    with pytest.raises(policy_core.InvalidPack) as caught:
        policy_core.load_pack("smart-ring-7-day", "1")
    assert caught.value.file == pack
    assert wrong in caught.value.wrong
    assert right in caught.value.right
    assert str(caught.value).startswith(f"{pack}:{caught.value.line}: ")
    assert run("check", "smart-ring-7-day").status == 1


@pytest.mark.parametrize(("old", "new"), [(BROKEN[0][0], BROKEN[0][1]), ("value: [5, 7]", "value: [7, 5]")])
def test_the_line_is_that_of_the_mistake(edit: Edit, old: str, new: str) -> None:
    line = edit(old, new)
    with pytest.raises(policy_core.InvalidPack) as caught:
        policy_core.load_pack("smart-ring-7-day", "1")
    assert caught.value.line == line


def test_a_gap_is_shown_with_a_combination_that_nobody_decides(edit: Edit, pack: Path) -> None:
    edit("  - when: {reason: personal}\n", "  - when: {reason: personal, works: true}\n")
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert "no row applies to {" in ran.out
    assert "works: false" in ran.out
    with pytest.raises(policy_core.InvalidPack):
        policy_core.decide(varied(policy="smart-ring-7-day", facts={}, order__received_on="2026-03-12"))


def test_a_row_whose_conditions_exclude_each_other_can_never_apply(edit: Edit) -> None:
    edit("reason: personal, packaging: damaged", "reason: personal, sealed: true, packaging: damaged")
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert "row 9 can never apply: its conditions exclude each other" in ran.out


def test_a_row_that_an_earlier_one_contradicts_is_named_with_it(edit: Edit) -> None:
    edit("  - when: {reason: personal, packaging: damaged}\n", "  - when: {reason: quality, packaging: damaged}\n")
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert "row 9 contradicts row 6, which decides otherwise" in ran.out


def test_a_row_that_an_earlier_one_makes_superfluous_is_named_with_it(edit: Edit) -> None:
    edit(
        "  - when: {reason: personal, packaging: damaged}\n", "  - when: {asked_after: window_days, reason: quality}\n"
    )
    edit(
        "    outcome: needs_review\n    because: [3.packaging]", "    outcome: not_eligible\n    because: [3.packaging]"
    )
    ran = run("check", "smart-ring-7-day")
    assert "row 9 can never apply: row 2 takes all of its combinations" in ran.out


def test_a_worked_case_that_comes_out_otherwise_fails_the_check(pack: Path) -> None:
    cases = pack.parent / "cases.yml"
    cases.write_text("- case: it is refused\n  given: {}\n  expect: {outcome: not_eligible}\n")
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert f'{cases}:1: \'it is refused\' comes out otherwise: outcome is "undecided", not "not_eligible"' in ran.out


def test_a_number_in_quotes_is_told_from_the_number(pack: Path) -> None:
    given, expect = '{received_on: "2026-11-02", requested_at: "2026-11-09T12:00:00-08:00"}', '{days_left: "0"}'
    (pack.parent / "cases.yml").write_text(f"- case: the last day\n  given: {given}\n  expect: {expect}\n")
    assert 'days_left is 0, not "0"' in run("check", "smart-ring-7-day").out


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("price: 200", 'given.price: must be an amount in quotes, such as "12.50", not 200'),
        ("tax: much", "given.tax: must be an amount in quotes"),
        ('quantity: "2"', "given.quantity: must be a whole number from 1, not '2'"),
        ("tenders: [card]", "given.tenders: must be an object, not a list"),
        ('shipping: "0.001"', "order.shipping: '0.001' is finer than the currency's smallest unit"),
        ("wear: scratched", "facts.wear: must be one of none, light"),
    ],
)
def test_a_worked_case_that_is_none_is_refused_with_the_reason(pack: Path, given: str, complaint: str) -> None:
    (pack.parent / "cases.yml").write_text(f"- case: odd\n  given: {{{given}}}\n  expect: {{outcome: eligible}}\n")
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert f"{pack.parent / 'cases.yml'}:1: 'odd' is no case: {complaint}" in ran.out


@pytest.mark.parametrize(
    ("given", "expect", "complaint"),
    [
        ("sealed: true", "days_left: 12:30", "'12:30' is no whole number; write a few digits only"),
        ("sealed: true", "", "nothing is expected; name at least one of: outcome"),
        ("inspected: true", "ask: []", "unknown key 'inspected'"),
    ],
)
def test_a_worked_case_that_would_prove_nothing_is_refused(pack: Path, given: str, expect: str, complaint: str) -> None:
    (pack.parent / "cases.yml").write_text(f"- case: odd\n  given: {{{given}}}\n  expect: {{{expect}}}\n")
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert complaint in ran.out


def test_an_empty_file_of_worked_cases_is_refused_with_how_one_begins(pack: Path) -> None:
    (pack.parent / "cases.yml").write_text("# soon\n")
    ran = run("check", "smart-ring-7-day")
    assert (ran.status, ran.out) == (1, f"{pack.parent / 'cases.yml'}:1: the file is empty; start with `- case: …`\n")


def test_a_policy_without_worked_cases_is_told_where_they_belong(pack: Path) -> None:
    (pack.parent / "cases.yml").unlink()
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 0
    assert f"no worked cases: write some into {pack.parent / 'cases.yml'}" in ran.out


def test_a_folder_of_packs_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RINGBACK_PACKS", str(tmp_path / "my-packs"))
    for command in ("check",), ("check", "smart-ring-7-day"), ("show", "smart-ring-7-day"):
        ran = run(*command)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"RINGBACK_PACKS names no folder: there is none at {tmp_path / 'my-packs'}\n"
    with pytest.raises(policy_core.InvalidCase, match=r"^policy: RINGBACK_PACKS names no folder"):
        policy_core.decide(varied())


def test_where_a_policy_is_unknown_it_says_where_it_looked(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_PACKS", str(pack.parent))
    said = f"there is no policy 'my-ring' in {pack.parent} or among those shipped; there are circul-30-day"
    assert said in run("check", "my-ring").err


def test_two_versions_of_one_day_are_refused(pack: Path) -> None:
    (pack.parent / "2.yml").write_text(pack.read_text().replace('version: "1"', 'version: "2"'))
    ran = run("check", "smart-ring-7-day")
    assert ran.status == 1
    assert "version 2 is in force since 2020-01-01, and so is version 1" in ran.out


def test_facts_that_matter_only_together_are_asked_all_the_same(edit: Edit, pack: Path) -> None:
    head, *_ = pack.read_text().partition("rows:\n")
    either = (
        "- when: {wear: none, accessories: complete}\n  outcome: not_eligible\n  because: [1.condition]\n  note: n\n"
    )
    both = either.replace("wear: none, accessories: complete", "wear: {not: none}, accessories: {not: complete}")
    rest = either.replace("wear: none, accessories: complete", "").replace("not_eligible", "needs_review")
    pack.write_text(f"{head}rows:\n{either}{both}{rest}")
    case = varied(policy="smart-ring-7-day", facts={"sealed": False, "works": "unsure"})
    assert policy_core.decide(case)["ask"] == ["wear", "accessories"]


def test_a_shops_own_folder_comes_first_and_the_shipped_policies_stay(edit: Edit) -> None:
    edit("value: 7, unit: days", "value: 9, unit: days")
    assert policy_core.load_pack("smart-ring-7-day", "1").numbers["window_days"] == 9
    assert policy_core.policies() == ["circul-30-day", "smart-ring-7-day"]


def test_the_example_is_no_policy_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert policy_core.policies() == ["circul-30-day", "smart-ring-7-day"]
    monkeypatch.setenv("RINGBACK_PACKS", str(SHIPPED.parent / "examples"))
    assert policy_core.policies() == ["circul-30-day", "halo-60-day", "smart-ring-7-day"]
    assert run("check").status == 0


@pytest.mark.parametrize(
    "command", [("check", "none"), ("show", "none"), ("diff", "none", "1", "2"), ("questions", "none")]
)
def test_an_unknown_policy_is_one_line_and_status_2(command: tuple[str, ...]) -> None:
    ran = run(*command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "there is no policy 'none' among those shipped; there are circul-30-day, smart-ring-7-day\n"
