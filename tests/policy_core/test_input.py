"""What is no case is refused: the field is named, and nothing is decided."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import policy_core
from tests.policy_core.samples import CASE, MISSING, run, varied

LINE = "order__lines__0__"
TWO_CARDS = [{"kind": "card", "amount": "251.67"}, {"kind": "card", "amount": "50.00"}]
COUPON = [{"kind": "card", "amount": "251.67"}, {"kind": "coupon", "amount": "50.00"}]


def refunded(**changes: Any) -> list[dict[str, Any]]:
    tenders = [{"kind": "card", "amount": "10.00"}]
    return [{"line": "1", "quantity": 1, "amount": "10.00", "tenders": tenders} | changes]


REFUSED = [
    ("policy", varied(policy=MISSING)),
    ("policy", varied(policy="no-such-policy")),
    ("policy", varied(policy="../packs/circul-30-day")),
    ("policy", varied(policy=7)),
    ("policy", varied(policy="two\nlines\ud800")),
    ("policy_version", varied(policy_version="99")),
    ("policy_version", varied(policy_version=1)),
    ("time_zone", varied(time_zone=MISSING)),
    ("time_zone", varied(time_zone="Mars/Olympus")),
    ("time_zone", varied(time_zone="../../etc/passwd")),
    ("time_zone", varied(time_zone=None)),
    ("time_zone", varied(time_zone="")),
    ("time_zone", varied(time_zone="America")),
    ("time_zone", varied(time_zone="UTC\x00")),
    ("time_zone", varied(time_zone="\ud800")),
    ("requested_at", varied(requested_at="2026-03-14T18:20:00")),
    ("requested_at", varied(requested_at="2026-03-14")),
    ("requested_at", varied(requested_at="yesterday")),
    ("requested_at", varied(requested_at=1773537600)),
    ("requested_at", varied(requested_at="0001-01-01T00:00:00+14:00")),
    ("order", varied(order=MISSING)),
    ("order", varied(order=[])),
    ("order.number", varied(order__number=MISSING)),
    ("order.currency", varied(order__currency="XXX")),
    ("order.currency", varied(order__currency="usd")),
    ("order.placed_at", varied(order__placed_at=MISSING)),
    ("order.received_on", varied(order__received_on=MISSING)),
    ("order.received_on", varied(order__received_on="2026-02-30")),
    ("order.received_on", varied(order__received_on="20260227")),
    ("order.received_on", varied(order__received_on="9999-12-31")),
    ("order.lines", varied(order__lines=[])),
    ("order.lines", varied(order__lines={})),
    ("order.lines[0]", varied(order__lines=["1"])),
    ("order.lines[1].id", varied(order__lines=CASE["order"]["lines"] * 2)),
    ("order.lines[0].id", varied(**{LINE + "id": 1})),
    ("order.lines[0].sku", varied(**{LINE + "sku": MISSING})),
    ("order.lines[0].quantity", varied(**{LINE + "quantity": 1.0})),
    ("order.lines[0].quantity", varied(**{LINE + "quantity": True})),
    ("order.lines[0].quantity", varied(**{LINE + "quantity": 0})),
    ("order.lines[0].quantity", varied(**{LINE + "quantity": "1"})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": 299})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": 299.0})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": float("nan")})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": "NaN"})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": "1e3"})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": "-1.00"})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": "٣.00"})),
    ("order.lines[0].unit_price", varied(**{LINE + "unit_price": "9" * 5000})),
    ("order.lines[0].discount", varied(**{LINE + "discount": "299.01"})),
    ("order.lines[0].tax", varied(**{LINE + "tax": "24.675"})),
    ("order.lines[0].personalised", varied(**{LINE + "personalised": 0})),
    ("order.lines[0].final_sale", varied(**{LINE + "final_sale": "false"})),
    ("order.discount", varied(order__discount="300.00")),
    ("order.shipping", varied(order__shipping=MISSING)),
    ("order.handling", varied(order__handling=None)),
    ("order.tenders", varied(order__handling="0.01")),
    ("order.tenders", varied(order__tenders=MISSING)),
    ("order.tenders[1].kind", varied(order__tenders=TWO_CARDS)),
    ("order.tenders[1].kind", varied(order__tenders=COUPON)),
    ("order.tenders[0].amount", varied(order__tenders__0__amount=MISSING)),
    ("order.refunded", varied(order__refunded=MISSING)),
    ("order.refunded[0].line", varied(order__refunded=refunded(line="2"))),
    ("order.refunded[0].quantity", varied(order__refunded=refunded(quantity=2))),
    ("order.refunded[0].amount", varied(order__refunded=refunded(amount="10.01"))),
    (
        "order.refunded[0].tenders[0].kind",
        varied(order__refunded=refunded(tenders=[{"kind": "cash", "amount": "10.00"}])),
    ),
    (
        "order.refunded[0].tenders[0].amount",
        varied(order__refunded=refunded(amount="300.00", tenders=[{"kind": "card", "amount": "300.00"}])),
    ),
    ("request", varied(request=MISSING)),
    ("request.line", varied(request__line="2")),
    ("request.line", varied(request__line=1)),
    ("request.quantity", varied(request__quantity=2)),
    ("request.quantity", varied(request__quantity=MISSING)),
    ("request.quantity", varied(order__refunded=refunded())),
    ("request.reason", varied(request__reason="dislike")),
    ("request.resolution", varied(request__resolution="money")),
    ("facts", varied(facts=MISSING)),
    ("facts", varied(facts=None)),
    ("facts.colour", varied(facts__colour="gold")),
    ("facts.'a\\nb'", varied(**{"facts__a\nb": "gold"})),
    ("facts.reason", varied(facts__reason="changed_mind")),
    ("facts.sealed", varied(facts__sealed=0)),
    ("facts.sealed", varied(facts__sealed="false")),
    ("facts.wear", varied(facts__wear=True)),
    ("facts.wear", varied(facts__wear=["light"])),
    ("facts.wear", varied(facts__wear="Light")),
    ("facts.fault_cause", varied(facts__fault_cause="none")),
    ("costs", varied(costs=85)),
    ("costs.percent", varied(costs={})),
    ("costs.percent", varied(costs={"percent": 79})),
    ("costs.percent", varied(costs={"percent": 91})),
    ("costs.percent", varied(costs={"percent": 85.0})),
    ("costs.percent", varied(costs={"percent": "85"})),
    ("costs.percent", varied(costs={"percent": True})),
    ("costs.return_label", varied(costs={"percent": 85, "return_label": 6.4})),
    ("costs.fee", varied(costs={"percent": 85, "fee": "1.00"})),
    (
        "costs.reconditioning",
        varied(facts__wear="none", costs={"percent": 100, "reconditioning": "1.00"}),
    ),
]


@pytest.mark.parametrize(("field", "case"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
def test_the_field_is_named(field: str, case: dict[str, Any]) -> None:
    with pytest.raises(policy_core.InvalidCase) as caught:
        policy_core.decide(case)
    assert caught.value.field == field
    assert str(caught.value) == f"{field}: {caught.value.why}"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("facts", "reason", "named"),
    [
        ({"sealed": True, "wear": "obvious"}, None, {"sealed", "wear"}),
        ({"sealed": True, "wear": "light", "packaging": "missing"}, None, {"sealed", "wear", "packaging"}),
        ({"sealed": True, "modified": True}, "malfunction", {"sealed", "modified"}),
        ({"sealed": True, "works": False}, "wrong_size", {"reason", "sealed", "works"}),
        ({"fault_cause": "defect"}, "changed_mind", {"reason", "fault_cause"}),
        ({"fault_cause": "customer"}, "wrong_item", {"reason", "fault_cause"}),
        ({"works": True}, "malfunction", {"reason", "works"}),
        ({"accessories": "incomplete"}, "arrived_incomplete", {"reason", "accessories"}),
        ({"works": True, "fault_cause": "customer"}, None, {"works", "fault_cause"}),
        ({"works": True, "fault_cause": "customer"}, "unsure", {"works", "fault_cause"}),
    ],
)
def test_facts_that_contradict_each_other_are_named_also_when_late(
    facts: dict[str, Any], reason: str | None, named: set[str]
) -> None:
    late = "2026-09-14T18:20:00-07:00"
    for moment in (CASE["requested_at"], late):
        with pytest.raises(policy_core.InvalidCase) as caught:
            policy_core.decide(varied(facts=facts, request__reason=reason, requested_at=moment))
        assert {name for name in policy_core.FACTS if f"{name} (" in caught.value.why} == named


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"nonsense",
        b"\xff\xfe",
        b"[" * 100_000,
        b"9" * 5000,
        b'{"a": 1' + b"0" * 5000 + b"}",
        b"null",
        b'"x"',
        b"3",
    ],
)
def test_what_is_no_case_gets_one_line_and_status_2(text: bytes) -> None:
    ran = run("decide", "-", stdin=text)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


def test_a_key_that_stands_twice_is_refused_where_it_counts() -> None:
    text = json.dumps(CASE).replace('"wear": "light"', '"wear": "none", "wear": "light"')
    ran = run("decide", "-", stdin=f"[{json.dumps(CASE)}, {text}]")
    assert ran.status == 2
    assert ran.answer[0]["outcome"] == "eligible"
    assert ran.answer[1] == {"error": "facts.wear: is given twice"}


def test_a_bad_case_of_an_array_leaves_the_others_alone() -> None:
    ran = run("decide", "-", stdin=json.dumps([CASE, varied(policy=MISSING), 7, varied(facts={})]))
    assert ran.status == 2
    decided, without_policy, number, undecided = ran.answer
    assert decided["outcome"] == "eligible"
    assert without_policy == {"error": "policy: is missing"}
    assert number["error"].startswith("case: ")
    assert undecided["outcome"] == "undecided"


def test_an_array_of_good_cases_ends_with_status_0() -> None:
    assert run("decide", "-", stdin="[]") == (0, "[]\n", "")
    assert run("decide", "-", stdin=json.dumps([CASE, CASE])).status == 0


def test_a_file_and_standard_input_get_the_same_answer(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text("\ufeff" + json.dumps(CASE), encoding="utf-8")
    assert run("decide", str(file)) == run("decide", "-", stdin=json.dumps(CASE))
    assert run("decide", str(tmp_path / "none.json")).status == 2


def test_the_module_itself_is_the_command() -> None:
    command = [sys.executable, "-m", "policy_core", "decide", "-"]
    done = subprocess.run(command, input=json.dumps(CASE), capture_output=True, text=True, check=False, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == policy_core.decide(CASE)


@pytest.mark.parametrize(
    "case",
    [
        varied(policy_version=MISSING, costs=MISSING, request__resolution=MISSING),
        varied(order__lines__0__tax="24.6700", order__discount="30"),
        varied(order__email="maya@example.com"),
        varied(requested_at="2026-03-15T01:20:00Z"),
        varied(facts__fault_cause=None),
    ],
)
def test_what_may_be_left_out_or_added_changes_nothing(case: dict[str, Any]) -> None:
    assert policy_core.decide(case) == policy_core.decide(CASE)
