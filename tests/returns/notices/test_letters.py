"""What each letter says: the policy's own sentences, the case's days and amounts, and who decided."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.errors import UnknownCase
from returns.notices.letters import Letter, Letters
from returns.notices.shop import Shop
from returns.notices.texts import Texts
from tests.returns.notices.conftest import sample


@pytest.fixture
def write(shop_details: Shop, texts: Texts) -> "Writer":
    return Writer(shop_details, texts)


class Writer:
    """Writes the letter of a sample, its lines joined."""

    def __init__(self, shop: Shop, texts: Texts) -> None:
        self._shop, self._texts = shop, texts

    def letter(self, name: str) -> Letter:
        one = sample(name)
        return Letters(one, self._shop, self._texts).letter(one.notice)

    def __call__(self, name: str) -> str:
        return " ".join(self.letter(name).said.text.split())


def test_instructions_have_the_address_the_packing_list_and_the_last_day(write: Writer) -> None:
    told = write("approved, circul-30-day, lightly worn")
    assert "Returns 4100 Harbour Road Oakland, CA 94607 USA RB-7K3M9QXA" in told
    assert "charger, cable, case, papers, gifts, and the box" in told
    assert "by Wednesday, March 18, 2026 at the latest" in told


def test_a_parcel_is_to_be_tracked_and_insured_where_the_policy_says_so(write: Writer) -> None:
    assert "trackable and insured service" in write("approved, circul-30-day, lightly worn")
    assert "insured" not in write("approved, smart-ring-7-day, a new one")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("approved, circul-30-day, lightly worn", "The postage is yours to pay."),
        ("approved, circul-30-day, faulty", "we pay it back, apart from the refund"),
        ("approved, smart-ring-7-day, a new one", "We pay for the postage: please wait for the return label"),
    ],
)
def test_instructions_say_who_pays_the_postage(write: Writer, name: str, sentence: str) -> None:
    assert sentence in write(name)


def test_who_waits_for_a_label_is_told_no_last_day_before_it_comes(shop_details: Shop, texts: Texts) -> None:
    waiting = sample("approved, smart-ring-7-day, a new one")
    letter = Letters(waiting, shop_details, texts).letter(waiting.notice)
    assert "The days that you have for posting it begin with the label" in " ".join(letter.said.text.split())
    assert "March 18" not in letter.said.text
    assert "March 18" not in str(texts.slip(waiting.only, shop_details.address))
    assert "March 18" in str(texts.slip(sample("approved, circul-30-day").only, shop_details.address))


def test_who_never_got_the_ring_is_not_asked_to_keep_it(write: Writer) -> None:
    told = write("received, circul-30-day, not delivered")
    assert "which is not recorded as delivered yet" in told
    assert "we look for your parcel" in told
    assert "keep the ring" not in told


def test_a_refund_is_told_in_parts_by_means_of_payment_and_with_what_may_come_off(write: Writer) -> None:
    told = write("approved, circul-30-day, lightly worn")
    assert "The ring: $215.20 to $242.10" in told
    assert "To your card: $179.53 to $201.97 To your gift card: $35.67 to $40.13" in told
    assert "What may still come off: - the cost of a return label" in told
    assert "within 5 business days after the ring was received and checked" in told


def test_who_gets_a_new_ring_is_not_told_of_money(write: Writer) -> None:
    told = write("approved, smart-ring-7-day, a new one")
    assert "get a new one of the same kind" in told
    assert "¥" not in told


def test_an_exchange_is_a_new_order_where_the_policy_settles_it_so(write: Writer) -> None:
    assert "you order anew: choose it in our shop as usual" in write("approved, circul-30-day, another size")
    assert "we send you the other one" in write("approved, smart-ring-7-day, another size")
    assert "https://shop.example/exchange?case=RB-7K3M9QXA" in write("refunded, circul-30-day, and a new order")
    without_link = write("refunded, circul-30-day, and a new order without a link")
    assert "now you can order it in our shop, as usual. Write the number of the new order" in without_link


def test_a_shop_that_makes_links_to_new_orders_announces_them(shop_details: Shop, texts: Texts) -> None:
    linking = Writer(replace(shop_details, links_orders=True), texts)
    assert "with the refund we send you a link that knows" in linking("approved, circul-30-day, another size")


def test_a_refusal_says_by_which_clause_and_who_decided(write: Writer) -> None:
    by_policy = write("refused, circul-30-day, by the policy")
    assert "(2. No refund: misuse)" in by_policy
    assert "colleague" not in by_policy
    assert "for this reason: - The box is in pieces & the papers are wet." in write("refused, smart-ring-7-day")


def test_a_refusal_against_the_policy_does_not_quote_it(shop_details: Shop, texts: Texts) -> None:
    one = sample("approved, circul-30-day, lightly worn")
    refused = replace(one.notice, kind="refused")
    assert "What the policy" not in Letters(one, shop_details, texts).letter(refused).said.text


def test_an_answer_is_promised_by_the_hour_where_the_policy_does(write: Writer) -> None:
    assert "by Thursday, March 5, 2026, 12:20 PM (EST)" in write("received, smart-ring-7-day").replace("\u202f", " ")
    assert "You hear from us by" not in write("received, circul-30-day")


def test_what_was_found_is_set_against_what_was_told(write: Writer) -> None:
    told = write("inspected, circul-30-day, more worn")
    assert "you told us “worn, no marks”, we found “small marks”" in told
    assert "Return label that we paid: -$6.40" in told
    assert "Refund: $156.45" in told
    assert "Before, we told you: $215.20 to $242.10." in told


def test_an_inspection_that_finds_what_was_told_says_so(write: Writer) -> None:
    told = write("inspected, circul-30-day, as told")
    assert "Everything is as you told us" in told
    assert "This is within what we told you before: $215.20 to $242.10." in told


def test_an_inspection_that_leads_to_the_same_amount_says_so(write: Writer) -> None:
    told = write("inspected, circul-30-day, another size")
    assert "This is what we told you before." in told
    assert "Once it is paid, you can order the size or colour that you would like." in told


def test_a_ring_as_told_that_a_person_decides_on_is_not_called_otherwise(shop_details: Shop, texts: Texts) -> None:
    one = sample("inspected, circul-30-day, as told and left to a person")
    said = Letters(one, shop_details, texts).letter(one.notice).said
    for told in (" ".join(said.text.split()), said.chat):
        assert "as you told us. The policy leaves it to a person what you get for it" in told
        assert "not as" not in told


def test_an_inspection_never_refuses_by_itself_and_offers_the_ring_back(write: Writer) -> None:
    told = write("inspected, circul-30-day, not given any more")
    assert "Nothing is decided yet: a colleague looks at it" in told
    assert "the ring is yours: we send it back to you" in told
    assert "$" not in told


def test_a_request_is_with_a_person_because_of_the_policy_or_of_the_customer(write: Writer) -> None:
    assert "leaves this one to a person, so a colleague looks at it" in write("received, circul-30-day")
    asked_for = write("received, circul-30-day, a person was asked for")
    assert "A colleague looks at it and decides." in asked_for
    assert "policy" not in asked_for


def test_a_late_promise_names_the_last_day_on_which_it_could_have_been_kept(write: Writer) -> None:
    assert "should have been settled by Monday, March 23, 2026" in write("promise_late, circul-30-day")


def test_the_slip_hangs_on_what_tells_a_customer_to_post(write: Writer) -> None:
    for kind in ("approved", "please_post"):
        slip = write.letter(kind).slip
        assert slip is not None
        assert slip.startswith(b"%PDF")
    assert write.letter("arrived").slip is None


def test_who_sent_the_ring_already_is_not_asked_to_send_it(write: Writer) -> None:
    told = write("approved, circul-30-day, here already")
    assert "The ring is here already, so there is nothing to send." in told
    assert "Oakland" not in told
    assert write.letter("approved, circul-30-day, here already").slip is None


@pytest.mark.parametrize("name", ["refused, circul-30-day, here already", "withdrawn, circul-30-day, here already"])
def test_a_ring_that_does_not_stay_goes_back(write: Writer, name: str) -> None:
    assert "back to you, and tell you the tracking number" in write(name)


def test_a_ring_on_its_way_back_has_a_tracking_number(write: Writer) -> None:
    assert "Its tracking number is 1Z999AA10123456784 (UPS)." in write("given_back, circul-30-day")
    assert "Its tracking number is AB123456." in write("given_back, smart-ring-7-day")


def test_a_letter_goes_to_the_orders_address_and_the_cases_conversation(write: Writer) -> None:
    letter = write.letter("arrived, circul-30-day")
    assert (letter.to, letter.case, letter.conversation) == ("maya@example.com", "RB-7K3M9QXA", "sample")


def test_a_code_names_neither_order_nor_person(write: Writer) -> None:
    letter = write.letter("code")
    assert letter.to == "maya@example.com"
    assert "402719" in letter.said.text
    assert not any(word in letter.said.text + letter.said.html for word in ("Maya", "CR-", "RB-", "Circul"))


def test_a_notice_about_no_case_is_an_error(letters: Letters) -> None:
    notice = sample("arrived").notice
    with pytest.raises(UnknownCase):
        letters.letter(type(notice)(1, "k", "arrived", "RB-22222222", notice.channel, {}, 1, notice.at))


def test_a_ring_as_told_is_not_called_otherwise_where_only_the_amount_is(write: Writer) -> None:
    told = write("inspected, circul-30-day, as told but less")
    assert "Everything is as you told us, but the amount is another" in told
    assert "other than you told us" not in told
    assert "80 % of the price is paid back." in told
    assert "The colleague who looked at it wrote: “A clean ring.”" in told


def test_an_amount_that_a_person_gave_has_their_reason_and_no_sum_of_the_policys(write: Writer) -> None:
    told = write("refunded, circul-30-day, by a person")
    assert "A colleague decided it: The box was torn on its way to you." in told
    assert "How it is made up" not in told


def test_an_exchange_names_the_ring_that_was_sent(write: Writer) -> None:
    told = write("replacement_sent, smart-ring-7-day, another size")
    assert "instead of Smart Ring, size 7, silver is on its way to you: SMARTRING-9-SILVER-JP." in told


def test_who_still_can_ask_is_told_until_when_and_who_is_late_is_not(shop_details: Shop, texts: Texts) -> None:
    one = sample("expired, circul-30-day")
    late = replace(one.notice, at=one.notice.at + timedelta(days=40))
    in_time, after = (
        " ".join(Letters(one, shop_details, texts).letter(notice).said.text.split()) for notice in (one.notice, late)
    )
    assert "You can ask for a new return in the chat until Sunday, March 29, 2026." in in_time
    assert "new return" not in after


def test_several_rings_are_spoken_of_as_several(shop_details: Shop, texts: Texts) -> None:
    one = sample("approved, circul-30-day, lightly worn")
    several = replace(one, only=replace(one.only, quantity=2))
    told = " ".join(Letters(several, shop_details, texts).letter(several.notice).said.text.split())
    assert "Pack the rings with everything" in told
    assert "The rings: $215.20" in told
