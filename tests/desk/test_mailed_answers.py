"""Whoever writes on the page of a case gets the answer by mail; whoever writes in the chat reads it there."""

import asyncio
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from returns.model import Case
from tests.desk.cases import open_case
from tests.desk.desks import Agent, House, open_house, until
from tests.mailbox import Mailbox, mailbox

APPROVED = "is approved"


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


def link(house: House, case: Case) -> str:
    return f"/cases/{house.app.state.desk.returns.case_secret(case.number)}"


async def write_on_page(house: House, case: Case, text: str, sent: str = "1") -> None:
    response = await house.browser().post(f"{link(house, case)}/message", data={"text": text, "sent": sent})
    assert response.status_code == 303


async def answer(agent: Agent, case: Case, text: str, sent: str) -> None:
    response = await agent.api(f"conversations/{case.conversation}/reply", {"client_id": sent, "text": text})
    assert response.status_code == 200, response.text


async def arrived(post: Mailbox, count: int) -> list[EmailMessage]:
    """The mails, once there are so many, without the one that tells of the approval."""

    async def there() -> list[EmailMessage] | None:
        mails = [mail for mail in post.mails if APPROVED not in mail["Subject"]]
        return mails if len(mails) >= count else None

    found: list[EmailMessage] = await until(there)
    return found


def bodies(mail: EmailMessage) -> list[str]:
    parts = (mail.get_body(("plain",)), mail.get_body(("html",)))
    return [" ".join(part.get_content().split()) for part in parts if part]


async def test_an_answer_to_the_case_page_comes_by_mail_once_and_in_order(folder: Path, post: Mailbox) -> None:
    async with open_house(folder, smtp_url=post.url) as house:
        case = open_case(house, await house.customer())
        agent = await house.agent("ana")
        await write_on_page(house, case, "Must the <plug> go back too?")
        await agent.api(f"conversations/{case.conversation}/take")
        await answer(agent, case, "No, keep it.", "1")
        await answer(agent, case, "No, keep it.", "1")
        await answer(agent, case, "But send the cable.", "2")
        first, second = await arrived(post, 2)
        assert first["Subject"] == f"Ana answered your message about {case.number}"
        assert first["To"] == "maya@example.com"
        text, html = bodies(first)
        assert "Ana answers: > No, keep it." in text
        assert "> Must the <plug> go back too?" in text
        assert "Must the &lt;plug&gt; go back too?" in html
        assert all(link(house, case) in body for body in (text, html))
        assert all("But send the cable." in body for body in bodies(second))


async def test_whoever_wrote_in_the_chat_since_then_gets_no_mail(folder: Path, post: Mailbox) -> None:
    async with open_house(folder, smtp_url=post.url) as house:
        customer, agent = await house.customer(), await house.agent("ana")
        case = open_case(house, customer)
        await write_on_page(house, case, "Where is it?")
        await agent.api(f"conversations/{customer.id}/take")
        await customer.say("I am here in the chat now")
        await answer(agent, case, "Read here.", "1")
        await write_on_page(house, case, "And on the page again", "2")
        await answer(agent, case, "Read there.", "2")
        (mail,) = await arrived(post, 1)
        assert "Read there." in bodies(mail)[0]


async def test_an_answer_that_nobody_asked_for_on_a_page_is_not_mailed(folder: Path, post: Mailbox) -> None:
    async with open_house(folder, smtp_url=post.url) as house:
        customer, agent = await house.customer(), await house.agent("ana")
        await agent.api(f"conversations/{customer.id}/take")
        silent = open_case(house, customer)
        await answer(agent, silent, "Hello?", "1")
        entries = await asyncio.to_thread(house.app.state.desk.entries.all)
        assert [entry.notice.kind for entry in entries] == ["approved"]
