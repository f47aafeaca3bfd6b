"""Tracking numbers: whose they are, and what is wrong with those that are none."""

import pytest

from returns.carriers.tracking import tracking_of
from returns.errors import BadTracking

GOOD = [
    ("1Z999AA10123456784", "ups"),
    ("1z 999 aa1 01 2345 6784", "ups"),
    ("UPS: 1Z-5R89-3903-5756-7127", "ups"),
    ("9405 5118 9922 3197 4284 90", "usps"),
    ("9205590164917312751089", "usps"),
    ("RB123456785US", "usps"),
    ("RA123456785GB", "post"),
    ("986578788855", "fedex"),
    ("FedEx 4771 7908 1230", "fedex"),
    ("3318810025", "dhl"),
    ("DHL 00340434161094042557", "dhl"),
    ("JJD0099990200043443355", "dhl"),
    ("GLS 123456789013", "other"),
    ("H00ABC1234567890", "other"),
]
BAD = [
    ("", "has digits"),
    ("I posted it", "has digits"),
    ("1Z999AA10123456785", "no UPS number"),
    ("9405511899223197428491", "no USPS number"),
    ("RB123456784US", "no USPS number"),
    ("986578788856", "no FedEx number"),
    ("3318810026", "no DHL number"),
    ("dhl 986578788855", "DHL numbers look different"),
    ("1234567", "8 to 35"),
    ("ABCDEFGHIJ12345", "8 to 35"),
    ("1" * 36, "8 to 35"),
]


@pytest.mark.parametrize(("typed", "carrier"), GOOD)
def test_a_tracking_number_is_known_by_its_form_however_it_is_typed(typed: str, carrier: str) -> None:
    found = tracking_of(typed)
    assert found.carrier == carrier
    assert found.number.isalnum()


@pytest.mark.parametrize(("typed", "why"), BAD)
def test_what_is_no_tracking_number_is_refused_with_what_is_wrong(typed: str, why: str) -> None:
    with pytest.raises(BadTracking, match=why):
        tracking_of(typed)


@pytest.mark.parametrize("number", ["1Z999AA10123456784", "9405511899223197428490", "986578788855"])
def test_one_mistyped_digit_is_noticed(number: str) -> None:
    digits = [place for place, character in enumerate(number) if character.isdigit() and place > 1]
    for place in digits:
        wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        with pytest.raises(BadTracking):
            tracking_of(wrong)
