"""The ways in to a case for its customer, and lists of cases page by page."""

from datetime import timedelta

from returns.orders.embedded import EmbeddedOrders
from returns.service import Returns
from tests.returns.conftest import NOW, Shop
from tests.returns.lives import opened


def test_a_secret_leads_to_its_case_and_stays_the_same_after_a_restart(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    secret = shop.returns.case_secret(case.number)
    assert shop.returns.case_by_secret(secret) == case
    again = Returns(EmbeddedOrders(shop.database), shop.database, lambda: NOW)
    assert again.case_secret(case.number) == secret
    assert len(secret.partition("-")[2]) * 6 >= 128, "nobody can guess it"


def test_what_is_no_secret_leads_nowhere(shop: Shop) -> None:
    shop.sold()
    shop.sold(number="CR-2")
    case, other = opened(shop), opened(shop, order_number="CR-2", key="k2")
    secret = shop.returns.case_secret(case.number)
    proof = secret.partition("-")[2]
    for wrong in ("", "-", case.number, secret[:-1], secret + "A", f"{other.number[3:]}-{proof}", "x-é", "RB-"):
        assert shop.returns.case_by_secret(wrong) is None


def test_another_house_gives_other_secrets(shop: Shop, sqlite_shop: Shop) -> None:
    secrets = {one.returns.case_secret("RB-22222222") for one in {shop, sqlite_shop}}
    assert len(secrets) == len({shop, sqlite_shop})


def test_the_order_and_its_address_together_lead_to_its_cases(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    assert shop.returns.cases_of("cr 20418", "MAYA@example.com") == [case]
    assert shop.returns.cases_of("CR-20418", "noah@example.com") == []
    assert shop.returns.cases_of("CR-1", "maya@example.com") == []


def test_pages_of_cases_have_every_case_once_both_ways(shop: Shop) -> None:
    for number in range(5):
        shop.now = NOW + timedelta(hours=number // 2)  # some came at the same instant
        shop.sold(number=f"CR-{number}")
        opened(shop, order_number=f"CR-{number}", key=f"k{number}")
    whole = shop.returns.cases()
    for newest_first in (False, True):
        seen, page = [], shop.returns.cases(limit=2, newest_first=newest_first)
        while page:
            seen += page
            page = shop.returns.cases(limit=2, after=page[-1], newest_first=newest_first)
        assert seen == (whole[::-1] if newest_first else whole)
