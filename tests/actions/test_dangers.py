"""What looks dangerous and is none, and what stays a danger beside it."""

import pytest

from actions.interludes import URGENT, ending
from tests.actions.saying import turn


@pytest.mark.parametrize(
    ("first", "dangerous"),
    [
        ("the ring is too tight", "my finger is turning white"),
        ("too tight", "the battery bulges"),
        ("too big", "it sparks on the charger"),
        ("too tight", "it left my finger bleeding"),
        ("the battery is dead", "the battery is dead and swollen"),
    ],
)
def test_a_tight_ring_or_a_flat_battery_hides_no_danger_told_beside_it(first: str, dangerous: str) -> None:
    said = turn(f"{first} and {dangerous}", (dangerous, "danger", 0.8), (first, "reason/wrong_size", 0.8))
    assert ending(said, URGENT) == "danger"


@pytest.mark.parametrize(
    ("first", "harmless"),
    [
        ("too tight", "my fingers swell"),
        ("too small by now", "my fingers have swollen with the years"),
        ("I want my money back", "the battery is dead"),
    ],
)
def test_thick_fingers_and_flat_batteries_are_no_danger(first: str, harmless: str) -> None:
    said = turn(f"{first}, {harmless}", (harmless, "danger", 0.7), (first, "reason/wrong_size", 0.6))
    assert ending(said, URGENT) is None
