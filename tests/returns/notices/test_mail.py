"""Mails as they leave the house: recognisable, whole, and printed instead where there is no server."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import StringIO
from pathlib import Path
from typing import cast

import pytest

from returns.errors import DeliveryFailed, Undeliverable
from returns.notices.letters import Letters
from returns.notices.mail import ConsoleDelivery, MailDelivery, mail
from returns.notices.shop import Shop
from returns.notices.smtp import mail_server
from returns.notices.texts import Texts
from tests.mailbox import Mailbox
from tests.returns.notices.conftest import sample

AT = datetime(2026, 3, 4, 18, tzinfo=UTC)
APPROVED = sample("approved, circul-30-day, lightly worn")


def clock() -> datetime:
    return AT


def delivered(letters: Letters, post: Mailbox) -> EmailMessage:
    MailDelivery(letters, mail_server(post.url), clock).deliver(APPROVED.notice)
    return post.mails[-1]


def test_a_mail_arrives_with_text_html_and_slip(letters: Letters, post: Mailbox) -> None:
    arrived = delivered(letters, post)
    assert post.recipients == [["maya@example.com"]]
    assert arrived["From"] == "Ringback demo shop <returns@shop.example>"
    assert arrived["Subject"] == "Return RB-7K3M9QXA is approved: how to send the ring"
    text, html = arrived.get_body(("plain",)), arrived.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "Oakland, CA 94607" in text.get_content()
    assert "<h2" in html.get_content()
    [slip] = arrived.iter_attachments()
    assert (slip.get_filename(), slip.get_content_type()) == ("RB-7K3M9QXA.pdf", "application/pdf")
    assert slip.get_content().startswith(b"%PDF")


def test_each_try_of_a_notice_has_the_same_message_id_and_another_notice_another(
    letters: Letters, post: Mailbox
) -> None:
    first, again = delivered(letters, post), delivered(letters, post)
    assert first["Message-ID"] == again["Message-ID"] == "<approved.RB-7K3M9QXA.mail@shop.example>"
    other = replace(APPROVED.notice, key="approved:RB-7K3M9QXA:2:mail")
    MailDelivery(letters, mail_server(post.url), clock).deliver(other)
    assert post.mails[-1]["Message-ID"] != first["Message-ID"]


def test_a_mail_that_the_server_took_is_not_sent_again_though_its_outbox_was_not_told(
    letters: Letters, post: Mailbox
) -> None:
    delivery = MailDelivery(letters, mail_server(post.url), clock)
    post.data = "451 later"
    with pytest.raises(DeliveryFailed):
        delivery.deliver(APPROVED.notice)
    post.data = "250 OK"
    for _ in range(2):
        delivery.deliver(APPROVED.notice)
    assert len(post.mails) == 1


def test_mails_of_a_case_belong_together_and_say_that_no_person_typed_them(letters: Letters, post: Mailbox) -> None:
    arrived = delivered(letters, post)
    assert arrived["References"] == "<RB-7K3M9QXA@shop.example>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Date"] == "Wed, 04 Mar 2026 18:00:00 +0000"


def test_a_line_break_in_what_somebody_typed_makes_no_header(shop_details: Shop, texts: Texts, post: Mailbox) -> None:
    one = sample("refunded, circul-30-day")
    typed = {**one.notice.payload, "amount": "1.00", "currency": "US\r\nBcc: eve@example.com\r\n"}
    letters = Letters(one, shop_details, texts)
    MailDelivery(letters, mail_server(post.url), clock).deliver(replace(one.notice, payload=typed))
    assert post.recipients == [["maya@example.com"]]
    assert post.mails[0]["Bcc"] is None


@pytest.mark.parametrize("address", ["nobody", "a b@example.com", "a@b\r\nBcc: eve@example.com", ""])
def test_an_address_that_makes_no_sense_is_not_tried_again(letters: Letters, address: str) -> None:
    letter = replace(letters.letter(APPROVED.notice), to=address)
    with pytest.raises(Undeliverable) as failed:
        mail(letter, APPROVED.notice, letters.shop, AT)
    assert not address or address not in str(failed.value)


def test_a_refused_recipient_is_not_tried_again_and_not_named(letters: Letters, post: Mailbox) -> None:
    post.recipient = "550 no such user maya@example.com"
    with pytest.raises(Undeliverable) as failed:
        delivered(letters, post)
    assert str(failed.value) == "the mail server refused the recipient (550)"


@pytest.mark.parametrize("step", ["recipient", "data"])
def test_a_server_that_is_busy_is_tried_again(letters: Letters, post: Mailbox, step: str) -> None:
    setattr(post, step, "451 later")
    with pytest.raises(DeliveryFailed, match="451") as failed:
        delivered(letters, post)
    assert not isinstance(failed.value, Undeliverable)


def test_the_console_prints_the_text_and_keeps_the_whole_mail(letters: Letters, tmp_path: Path) -> None:
    out = StringIO()
    ConsoleDelivery(letters, tmp_path / "mails", clock, out).deliver(APPROVED.notice)
    assert "mail to maya@example.com: Return RB-7K3M9QXA is approved" in out.getvalue()
    assert "Oakland, CA 94607" in out.getvalue()
    [file] = (tmp_path / "mails").iterdir()
    assert str(file) in out.getvalue()
    kept = cast("EmailMessage", message_from_bytes(file.read_bytes(), policy=default))
    assert [part.get_filename() for part in kept.iter_attachments()] == ["RB-7K3M9QXA.pdf"]


def test_the_console_shows_a_code(shop_details: Shop, texts: Texts, tmp_path: Path) -> None:
    one, out = sample("code"), StringIO()
    ConsoleDelivery(Letters(one, shop_details, texts), tmp_path, clock, out).deliver(one.notice)
    assert "402719" in out.getvalue()
