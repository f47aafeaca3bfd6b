"""What is gone of all that came with a ring, told apart by what it is."""

from typing import Any

import pytest

from actions.draft import Draft
from actions.listening import listen
from actions.parts import lost_parts
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I have the charger, the cable, the case and all the paperwork in front of me", None),
        ("a few things are missing", None),
        ("nothing is missing, not even the booklet", None),
        ("the charger never came", None),
        ("the charger isn't missing", None),
        ("everything but the leaflet", "mostly_complete"),
        ("I chucked the booklets but the charger, cable and case are all with me", "mostly_complete"),
        ("I seem to have mislaid the instructions. The charger's here.", "mostly_complete"),
        ("got the charger and the case. Manual went in the trash", "mostly_complete"),
        ("no idea where the charger went", "incomplete"),
        ("the case is cracked, the rest is in order", "incomplete"),
        ("the booklet and the charger are gone", "incomplete"),
    ],
)
def test_a_lost_booklet_is_no_lost_charger(text: str, value: str | None) -> None:
    assert lost_parts(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("everything apart from the broken charger", "complete"),
        ("yes, just the charger is broken", "complete"),
        ("cable damaged, by me", "incomplete"),
        ("I lost the charger", "incomplete"),
    ],
)
def test_what_came_broken_is_no_loss_and_what_the_customer_broke_is(text: str, value: str) -> None:
    said = turn(text, (text, "accessories/incomplete", 0.9), answers={"accessories": ("incomplete", 0.9, 0.9)})
    heard = listen(Draft(reason="arrived_damaged"), "accessories", said, None, DOMAIN)
    assert heard.draft.facts["accessories"] == value
