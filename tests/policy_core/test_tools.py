"""check, diff, show, explain and questions: what they prove and print."""

import json
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any
from xml.etree import ElementTree

import pytest

import policy_core
from policy_core.asking import weight
from policy_core.outlook import outlook
from policy_core.shelf import SHIPPED
from policy_core.tables import Circumstances
from tests.policy_core import reference
from tests.policy_core.cases import stories
from tests.policy_core.samples import CASE, run, varied

POLICIES = ("circul-30-day", "smart-ring-7-day")


@pytest.mark.parametrize("policy", POLICIES)
def test_check_goes_through_every_combination_and_counts_what_each_row_decides(policy: str) -> None:
    ran = run("check", policy)
    assert ran.status == 0
    rows: dict[int, int] = {}
    for inspected in (False, True):
        for days in (None, 3, 99):
            for flags in range(4):
                order = {"days": days, "inspected": inspected, "personalised": flags & 1, "final_sale": flags & 2}
                for story in stories(inspected):
                    number, _, _ = reference.row_of(policy, story, order)
                    rows[number] = rows.get(number, 0) + 1
    printed = {int(row): int(count) for row, count in re.findall(r"row +(\d+)  \w+ +(\d+)", ran.out)}
    assert printed == rows
    assert f"{sum(rows.values())} consistent combinations" in ran.out


def test_check_lists_what_the_text_leaves_to_people() -> None:
    out = run("check", "smart-ring-7-day").out
    left = out.partition("Left to people:")[2]
    assert re.findall(r"row +(\d+)", left) == ["1", "4", "5", "9"]
    assert "packaging damaged" in left
    out = run("check", "circul-30-day").out
    assert re.search(
        r"row  9  asked by day 30; final_sale true; reason malfunction or .*; wear none or light or minor", out
    )
    assert re.search(r"row  1  not delivered$", out, re.MULTILINE)
    assert re.search(r"row 11  .*; inspected true; reason malfunction; wear none; works true", out)


@pytest.fixture
def second_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The seven-day policy with a second version from 2026-06-01: 14 days, and 10 % off as a restocking fee."""
    folder = tmp_path / "smart-ring-7-day"
    copytree(SHIPPED / "smart-ring-7-day", folder)
    text = (folder / "1.yml").read_text()
    text = text.replace('version: "1"', 'version: "2"').replace("in_force: 2020-01-01", "in_force: 2026-06-01")
    text = text.replace("{value: 7, unit: days, since: 2020-01-01}", "{value: 14, unit: days, since: 2026-06-01}")
    text = text.replace(
        "\n# How often", "  restocked_percent: {value: 90, unit: percent, since: 2026-06-01}\n\n# How often"
    )
    personal = text.rindex("percent: full_percent")
    text = text[:personal] + text[personal:].replace("full_percent", "restocked_percent")
    (folder / "2.yml").write_text(text)
    monkeypatch.setenv("RINGBACK_PACKS", str(tmp_path))
    return folder


@pytest.mark.usefixtures("second_version")
def test_diff_says_what_is_decided_otherwise_and_by_which_clauses() -> None:
    ran = run("diff", "smart-ring-7-day", "1", "2")
    assert ran.status == 0
    groups = re.findall(r"combinations: (.*)\n  from: .*\(row (\d+): (.*)\)\n  to: .*\(row (\d+): (.*)\)", ran.out)
    assert {(old, new) for _, old, _, new, _ in groups} == {("2", str(row)) for row in (4, 5, 6, 9, 10)} | {
        ("10", "10")
    }
    assert all("asked on day 8 to 14" in where for where, old, *_ in groups if old == "2")
    assert ("2", "1.window", "9", "3.packaging") in {group[1:] for group in groups}
    total = sum(map(int, re.findall(r"^(\d+) combinations:", ran.out, re.MULTILINE)))
    assert f"{total} combinations are decided otherwise" in ran.out


@pytest.mark.usefixtures("second_version")
def test_a_version_does_not_differ_from_itself() -> None:
    assert "0 combinations are decided otherwise" in run("diff", "smart-ring-7-day", "2", "2").out


@pytest.mark.usefixtures("second_version")
def test_diff_replays_real_cases() -> None:
    sealed = {"policy": "smart-ring-7-day", "facts": {"sealed": True}}
    early, late = varied(**sealed, order__received_on="2026-03-14"), varied(**sealed, order__received_on="2026-03-04")
    worn = varied(**sealed | {"facts": {"wear": "minor"}})
    ran = run("diff", "smart-ring-7-day", "1", "2", "--cases", "-", stdin=json.dumps([early, late, worn]))
    assert "[0] order 'CR-20418': eligible 293.67 to 293.67 USD (1.reasons) -> eligible 266.77" in ran.out
    assert "[1] order 'CR-20418': not_eligible (1.window) -> eligible" in ran.out
    assert "2 cases are decided otherwise" in ran.out


@pytest.mark.usefixtures("second_version")
def test_diff_leaves_out_the_cases_of_other_policies() -> None:
    ran = run("diff", "smart-ring-7-day", "1", "2", "--cases", "-", stdin=json.dumps([CASE, CASE]))
    assert (ran.status, ran.out) == (0, "0 cases are decided otherwise\n2 cases of other policies are left out\n")


@pytest.mark.usefixtures("second_version")
def test_a_percentage_that_only_the_older_version_knows_is_a_difference() -> None:
    inspected = {"facts": {"sealed": True}, "costs": {"percent": 100}, "order__received_on": "2026-03-10"}
    case = varied(policy="smart-ring-7-day", **inspected)
    ran = run("diff", "smart-ring-7-day", "1", "2", "--cases", "-", stdin=json.dumps(case))
    assert ran.status == 0
    assert "(1.reasons) -> not possible (costs.percent: must be from 90 to 90, not 100)" in ran.out


@pytest.mark.usefixtures("second_version")
@pytest.mark.parametrize(
    ("cases", "complaint"),
    [
        ([CASE, 5], "[1]: must be an object, not 5"),
        ([{}], "[0].policy: is missing"),
        ([varied(policy="smart-ring-7-day", facts=None)], "[0].facts: must be an object, not null"),
    ],
)
def test_diff_refuses_what_is_no_case_with_its_place(cases: list[Any], complaint: str) -> None:
    ran = run("diff", "smart-ring-7-day", "1", "2", "--cases", "-", stdin=json.dumps(cases))
    assert (ran.status, ran.out, ran.err) == (2, "", f"{complaint}\n")


def test_a_reader_that_has_read_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "policy_core", "show", "circul-30-day"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=SHIPPED.parents[1]) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        assert shown.stderr.read() == b""


def test_the_tree_of_a_policy_that_decides_at_once_asks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "smart-ring-7-day"
    copytree(SHIPPED / "smart-ring-7-day", folder)
    head = (folder / "1.yml").read_text().partition("rows:\n")[0]
    row = "rows:\n- {when: {}, outcome: needs_review, because: [1.window], note: People decide.}\n"
    (folder / "1.yml").write_text(head + row)
    monkeypatch.setenv("RINGBACK_PACKS", str(tmp_path))
    assert run("show", "smart-ring-7-day", "--what", "tree").out.endswith("Nothing is asked: a person decides.\n")


@pytest.mark.usefixtures("second_version")
def test_the_version_in_force_when_the_order_was_placed_counts() -> None:
    def version(placed_at: str, **more: Any) -> str:
        case = varied(policy="smart-ring-7-day", facts={"sealed": True}, order__placed_at=placed_at, **more)
        return str(policy_core.decide(case)["policy_version"])

    assert version("2026-06-01T06:59:59Z") == "1"  # still May in the shop's time zone
    assert version("2026-06-01T07:00:00Z") == "2"
    assert version("2010-01-01T00:00:00Z") == "1"
    assert version("2010-01-01T00:00:00Z", policy_version="2") == "2"


@pytest.mark.parametrize("policy", POLICIES)
def test_show_names_every_clause_in_every_look(policy: str) -> None:
    pack = policy_core.load_pack(policy, "1")
    for look in ("text", "markdown", "html"):
        page = run("show", policy, "--as", look).out
        assert [clause for clause in pack.clauses if clause not in page] == []
    table = run("show", policy, "--what", "table", "--as", "markdown").out
    assert table.count("\n| ") == len(pack.rows) + 2


def test_what_holds_together_within_an_alternative_is_joined_otherwise_than_the_alternatives() -> None:
    table = run("show", "circul-30-day", "--what", "table").out
    assert "or the packaging is gone, or the packaging is damaged while reason is anything but arrived_damaged" in table


def test_shown_html_is_well_formed_and_escaped() -> None:
    for what in ("policy", "table", "tree"):
        page = run("show", "circul-30-day", "--as", "html", "--what", what).out
        assert ElementTree.fromstring(page).tag == "article"


def test_the_tree_starts_with_the_reason_and_ends_in_decisions() -> None:
    page = run("show", "smart-ring-7-day", "--what", "tree").out
    assert page.partition("Questions\n---------\n\n")[2].startswith("- Why is the ring coming back?")
    assert "a person decides" in page


def test_explain_says_for_each_row_whether_it_applies_and_why() -> None:
    rows = policy_core.explain(CASE)
    assert [row["row"] for row in rows if row["decided"]] == [17]
    assert [row["row"] for row in rows if row["applies"] == "yes"] == [17]
    late, worn = rows[1], rows[5]
    assert late["why"][0]["holds"] == "no"
    assert "it was asked for on day 15" in late["why"][0]["text"]
    assert "it was worn, but has no scratch" in worn["why"][0]["text"]


def test_explain_tells_unknown_unsure_and_what_follows_apart() -> None:
    rows = policy_core.explain(varied(facts={"wear": "unsure", "sealed": True}))
    assert "no sign of use (that follows)" in rows[5]["why"][0]["text"]
    rows = policy_core.explain(varied(facts={"wear": "unsure"}))
    assert rows[5]["applies"] == "open"
    assert "the customer is not sure about wear" in rows[5]["why"][0]["text"]
    assert "modified is not known yet" in rows[3]["why"][0]["text"]
    assert run("explain", "-", stdin=json.dumps(CASE)).answer == policy_core.explain(CASE)


@pytest.mark.parametrize("policy", POLICIES)
def test_what_is_asked_takes_no_more_questions_than_the_optimum(policy: str) -> None:
    ran = run("questions", policy)
    table = [line.split() for line in ran.out.splitlines()[2:]]
    for *_, asked, optimum, _, fixed, _ in table:
        assert float(asked) <= 1.02 * float(optimum)
        assert float(asked) < float(fixed)


@pytest.mark.parametrize("policy", POLICIES)
def test_likelihoods_are_exact(policy: str) -> None:
    pack = policy_core.load_pack(policy, "1")
    known = Circumstances(1, personalised=False, final_sale=False, inspected=False)
    whole = {weight(outlook(pack, known, (reason, *[None] * 7))) for reason in policy_core.FACTS["reason"]}
    assert whole == {5 * 100 * 10 * 20 * 50 * 20 * 100}  # what stands for 100 % of each fact, in lowest terms
    light = outlook(pack, known, ("wrong_size", False, "light", True, None, False, "incomplete", "damaged"))
    assert weight(light) == 4 * 30 * 9 * 20 * 49 * 1 * 12


PARTLY_KNOWN = [
    ("circul-30-day", {"reason": "changed_mind", "sealed": False, "works": True, "modified": False}),
    ("circul-30-day", {"reason": "malfunction", "sealed": False, "wear": "none", "modified": False}),
    ("circul-30-day", {"reason": "arrived_damaged", "sealed": False, "packaging": "unsure"}),
    ("smart-ring-7-day", {"reason": "wrong_size", "wear": "none"}),
    ("smart-ring-7-day", {"reason": "malfunction", "packaging": "damaged", "accessories": "complete"}),
    ("smart-ring-7-day", {"fault_cause": "defect", "sealed": False, "modified": False, "wear": "none"}),
]


@pytest.mark.parametrize(("policy", "known"), PARTLY_KNOWN)
def test_questions_stand_in_the_order_of_what_is_still_to_be_asked_after_them(
    policy: str, known: dict[str, Any]
) -> None:
    facts = {fact: value for fact, value in known.items() if fact != "reason"}
    day = {"order__received_on": "2026-03-12"}
    asked = policy_core.decide(varied(policy=policy, facts=facts, request__reason=known.get("reason"), **day))["ask"]
    answers = tuple(known.get(fact) for fact in reference.VALUES)
    order = (("days", 2), ("inspected", False), ("personalised", False), ("final_sale", False))
    mattering = reference.can_matter(policy, answers, dict(order))
    expected = sorted(
        mattering, key=lambda fact: (fact != "reason", reference.questions_after(policy, answers, order, fact))
    )
    assert asked == expected
