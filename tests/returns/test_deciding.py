"""Which answers a refusal rests on."""

from datetime import timedelta
from typing import Any

from returns.model import Request
from tests.returns.conftest import Shop


def asked(shop: Shop, *, days_later: int = 0, **more: Any) -> Request:
    shop.sold()
    return Request("CR-20418", "1", 1, requested_at=shop.now + timedelta(days=days_later), **more)


def test_a_refusal_rests_on_the_answers_without_which_it_would_be_none(shop: Shop) -> None:
    facts = {"wear": "obvious", "packaging": "minor_opening"}
    request = asked(shop, reason="changed_mind", facts=facts)
    assert shop.returns.judge(request)["outcome"] == "not_eligible"
    assert "wear" in shop.returns.deciding(request)
    assert "packaging" not in shop.returns.deciding(request)


def test_what_comes_too_late_rests_on_no_answer(shop: Shop) -> None:
    request = asked(shop, days_later=90, reason="changed_mind", facts={"wear": "none"})
    assert shop.returns.judge(request)["outcome"] == "not_eligible"
    assert shop.returns.deciding(request) == ()


def test_two_answers_of_which_either_would_do_are_not_named(shop: Shop) -> None:
    request = asked(shop, reason="changed_mind", facts={"wear": "obvious", "modified": True})
    assert not {"wear", "modified"} & {*shop.returns.deciding(request)}
