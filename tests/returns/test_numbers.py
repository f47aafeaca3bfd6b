"""Numbers and addresses as people type them."""

import re

import pytest

from returns.numbers import case_number_of, digits_of, email_key, new_case_number, order_key


@pytest.mark.parametrize("typed", ["CR-20418", "cr 20418", "#CR20418", "CR-2O418", " cr–20418. ", "ＣＲ－２０４１８"])
def test_an_order_number_reads_the_same_however_it_is_typed(typed: str) -> None:
    assert order_key(typed) == order_key("CR-20418")


@pytest.mark.parametrize(
    ("number", "digits"), [("CR-20418", "20418"), ("2O418", "20418"), ("ORD-1001", "1001"), ("ABC", ""), ("", "")]
)
def test_an_orders_digits_are_those_at_its_end(number: str, digits: str) -> None:
    assert digits_of(order_key(number)) == digits


def test_case_and_spaces_do_not_count_in_an_email_address() -> None:
    assert email_key(" Maya@Example.COM\n") == email_key("maya@example.com")


def test_a_new_case_number_has_no_letter_that_is_misread() -> None:
    numbers = {new_case_number() for _ in range(500)}
    assert len(numbers) == 500
    assert all(re.fullmatch(r"RB-[2-9A-HJKMNP-TV-Z]{8}", number) for number in numbers)


@pytest.mark.parametrize("typed", ["rb-2345 6789", "RB23456789", "23456789", "#RB-23456789"])
def test_a_case_number_is_found_however_it_is_typed(typed: str) -> None:
    assert case_number_of(typed) == "RB-23456789"


@pytest.mark.parametrize("typed", ["", "RB-1234567", "RB-234567890", "CR-20418", "\x00", "RB-OOOOOOOO"])
def test_what_cannot_be_a_case_number_is_none(typed: str) -> None:
    assert case_number_of(typed) is None
