"""Agents see what could not be delivered, have it tried again, and look at what customers read."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import update

from returns.database import Database
from returns.model import Case
from returns.notices.texts import KINDS
from returns.outbox import Channel
from returns.store import OutboxRow
from tests.desk.cases import open_case
from tests.desk.desks import Agent, Customer, House, until
from tests.desk.test_inbox_pages import page


async def all_is_sent(house: House) -> bool:
    """Whether nothing is on its way any more."""
    desk = house.app.state.desk
    return all(entry.sent_at for entry in await asyncio.to_thread(desk.entries.all))


def park_mail(house: House, case: Case) -> None:
    """Leaves a case's mail as the outbox leaves what was refused for good."""
    database = Database(house.settings.database)
    mail = (OutboxRow.subject == case.number, OutboxRow.channel == Channel.MAIL)
    parked = {"parked_at": datetime.now(UTC), "sent_at": None, "last_error": "there is no such mailbox"}
    with database.writing() as session:
        session.execute(update(OutboxRow).where(*mail).values(**parked))
    database.close()


async def test_what_could_not_be_delivered_is_shown_and_tried_again(
    house: House, customer: Customer, agent: Agent
) -> None:
    case = open_case(house, customer)
    assert "Everything was delivered" in (await page(agent, "/inbox/notices")).words
    await until(lambda: all_is_sent(house))
    await asyncio.to_thread(park_mail, house, case)
    for path in ("/inbox/notices", f"/inbox/cases/{case.number}", f"/inbox/c/{customer.id}"):
        assert "there is no such mailbox" in (await page(agent, path)).words
    (parked,) = (await agent.see(customer.id))["cases"][0]["parked"]
    assert (parked["kind"], parked["channel"], parked["state"]) == ("approved", "mail", "parked")
    again = await agent.form(f"notices/{parked['id']}/retry", number=case.number)
    assert (again.status_code, again.headers["Location"]) == (303, f"/inbox/cases/{case.number}")
    assert (await agent.see(customer.id))["cases"][0]["parked"] == []
    assert (await agent.http.post(f"/inbox/notices/{parked['id']}/retry")).status_code == 403


async def test_every_kind_of_notice_can_be_looked_at(agent: Agent) -> None:
    listed = (await agent.http.get("/inbox/notices")).text
    for kind in KINDS:
        assert f'href="/inbox/notices/{kind}"' in listed
        shown = await agent.http.get(f"/inbox/notices/{kind}")
        assert shown.status_code == 200
        assert "frame-src 'self'" in shown.headers["Content-Security-Policy"]
        mail = await agent.http.get(f"/inbox/notices/{kind}/0")
        assert mail.status_code == 200
        assert "sandbox" in mail.headers["Content-Security-Policy"]


async def test_what_is_no_kind_of_notice_is_not_there(house: House, agent: Agent) -> None:
    for path in ("nonsense", "approved/99", "nonsense/0"):
        assert (await agent.http.get(f"/inbox/notices/{path}")).status_code == 404
    assert (await house.browser().get("/inbox/notices/approved/0")).status_code in {303, 401}


async def test_the_slip_is_a_pdf_that_the_case_page_hands_out(house: House, customer: Customer) -> None:
    case = open_case(house, customer)
    secret = house.app.state.desk.returns.case_secret(case.number)
    slip = await house.browser().get(f"/cases/{secret}/slip.pdf")
    assert (slip.status_code, slip.headers["Content-Type"]) == (200, "application/pdf")
    assert slip.content.startswith(b"%PDF-")
    assert slip.headers["Cache-Control"] == "no-store"
