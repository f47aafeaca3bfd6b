"""Of several rings in one message, each keeps what is told of it."""

from typing import Any

from actions.answers import fact_answer
from actions.draft import Draft
from actions.items import about, instead_of, one_of_a_pair, reasons_apart, several
from actions.listening import listen
from actions.wanted import wanted_of
from tests.actions.saying import turn
from tests.returns.conftest import Shop
from tests.returns.orders import a_line

DOMAIN: dict[str, Any] = {"responses": {}}
TWO: dict[str, Any] = {
    "number": "CR-20500",
    "lines": [
        a_line(id="1", title="Circul 2, size 6, rose"),
        a_line(id="2", title="Circul 2, size 11, black"),
    ],
    "tenders": [{"kind": "card", "amount": "625.34"}],
}


def test_what_is_told_of_the_other_ring_is_not_told_of_this_one(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    said = turn(
        "rose has no marks, black has a dent",
        ("rose has no marks", "wear/none", 0.9),
        ("black has a dent", "wear/obvious", 0.9),
        answers={"wear": ("obvious", 0.8, 0.9)},
    )
    assert fact_answer(DOMAIN, "wear", about("1", said, order)) == "none"
    assert fact_answer(DOMAIN, "wear", about("2", said, order)) == "obvious"


def test_each_of_two_rings_has_the_trouble_that_is_told_beside_its_name(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    said = turn(
        "rose: dead battery. black: ugly",
        ("rose", "give_details", 0.5),
        ("dead battery", "works/false", 0.8),
        ("black", "give_details", 0.5),
        ("ugly", "reason/changed_mind", 0.8),
    )
    assert {line: each.value for line, each in reasons_apart(said, order).items()} == {
        "1": "malfunction",
        "2": "changed_mind",
    }


def test_a_remark_without_a_subject_is_about_the_ring_that_was_named_before_it(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    said = turn(
        "exchange for 10. the rose one now, scratched a lot",
        ("exchange for 10", "resolution/exchange", 0.9),
        ("the rose one now", "give_details", 0.5),
        ("scratched a lot", "wear/obvious", 0.9),
        answers={"wear": ("obvious", 0.9, 0.9), "resolution": ("exchange", 0.9, 0.9)},
    )
    assert [each.label for each in about("2", said, order).segments] == ["resolution/exchange"]
    assert "wear" not in about("2", said, order).answers
    assert about("1", said, order).answers["wear"].value == "obvious"


def test_the_ring_that_is_wanted_instead_is_none_that_was_bought(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    assert order
    assert wanted_of(["size 7", "colour black", "colour gold"], order) == ["size 7", "colour gold"]


PAID = {"kind": "card", "amount": "30.00"}


def test_of_two_equal_rings_one_may_stay(shop: Shop) -> None:
    pair = a_line(
        id="1", title="Smart Ring, size 8, black", quantity=2, unit_price="15.00", discount="0.00", tax="0.00"
    )
    shop.sold(number="SR-91035", lines=[pair], discount="0.00", shipping="0.00", tenders=[PAID])
    order = shop.returns.find_order("SR-91035", "maya@example.com")
    assert order
    assert one_of_a_pair("I bought 2 of the same, only need one", order)
    assert one_of_a_pair("money, but only for one of them, I'm keeping the other", order)
    assert not one_of_a_pair("both go back", order)


def test_a_colour_that_only_names_a_ring_is_no_reason_of_its_own(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    said = turn(
        "the rose one doesn't sync and the black one is perfect",
        ("the rose one doesn't sync", "chitchat", 0.2),
        ("the black one is perfect", "reason/wrong_colour", 0.5),
    )
    assert {line: clause.value for line, clause in reasons_apart(said, order).items()} == {"1": "malfunction"}


def test_rings_that_are_named_in_two_sentences_do_not_both_go_back(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    assert order
    assert several("one of them is dead, the rose one. The black is perfect.", order) == ()
    assert several("the rose one and the black one", order) == ("1", "2")


def test_the_other_ring_named_in_a_few_words_is_meant_instead(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    for text in ("BLACK", "not the rose!!! the black is the one i want to swap"):
        assert instead_of("1", "confirm", turn(text, (text, "chitchat", 0.2)), order) == "2"
    text = "the black strap was in the box as well, and I like it"
    assert instead_of("1", "wear", turn(text, (text, "chitchat", 0.2)), order) is None


def test_the_size_that_is_wished_for_is_none_of_the_order(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    assert order
    assert wanted_of(("size 8", "size 6", "colour black"), order) == ["size 8"]


def test_rings_that_one_of_several_sentences_names_in_a_row_go_back_together(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    assert order
    assert several("they don't fit. rose and black go back. not worn", order) == ("1", "2")


def test_what_is_told_of_both_is_known_of_the_second(shop: Shop) -> None:
    shop.sold(**TWO)
    order = shop.returns.find_order("CR-20500", "maya@example.com")
    named = Draft(identified="CR-20500", email="maya@example.com", item="1", rest=("2",))
    text = "both boxes were opened but are tidy"
    heard = listen(named, "packaging", turn(text, (text, "packaging/minor_opening", 0.9)), order, DOMAIN).draft
    coming = heard.about_another_item()
    assert (coming.item, coming.facts, coming.doubted) == ("2", {"packaging": "minor_opening"}, ("packaging",))
    text = "the box was opened"
    heard = listen(named, "packaging", turn(text, (text, "packaging/minor_opening", 0.9)), order, DOMAIN).draft
    assert heard.about_another_item().facts == {}
