"""What was promised is seen before it is late, first of all in every list, and counted."""

from pathlib import Path

from desk.model import Handover, Reason, Reply
from returns.lifecycle import State
from tests.desk.cases import open_case
from tests.desk.desks import Customer, House, open_house
from tests.desk.test_inbox_pages import page


async def waiting(house: House) -> Customer:
    """A customer who waits for a person."""
    house.assistant.says = lambda _: [Reply("One moment.", handover=Handover(Reason.REVIEW, {}))]
    customer = await house.customer()
    await customer.say("a person please")
    await customer.answered()
    return customer


async def test_what_is_due_comes_first_and_is_marked(folder: Path) -> None:
    async with open_house(folder, now="2026-11-20T18:00:00+00:00") as house:
        agent = await house.agent("alex")
        first, second = await waiting(house), await waiting(house)
        other = open_case(house, first, review=True)
        due = open_case(house, second, order="SR-10032", review=True)
        assert due.decision["policy"] == "smart-ring-7-day"
        assert [row["id"] for row in await agent.list()] == [second.id, first.id]
        promise = (await agent.list())[0]["promise"]
        assert (promise["kind"], promise["state"], promise["case"]) == ("answer", "soon", due.number)
        listed = (await page(agent, "/inbox/cases")).words
        assert listed.index(due.number) < listed.index(other.number)
        assert "Answer due" in " ".join(listed.split())
        assert "Answer due" in " ".join((await page(agent, "/inbox")).words.split())


async def test_promises_are_counted_by_how_they_stand(folder: Path) -> None:
    async with open_house(folder, now="2026-11-20T18:00:00+00:00") as house:
        agent = await house.agent("alex")
        refused = open_case(house, await house.customer(), order="SR-10032")
        assert refused.state is State.REFUSED
        late = open_case(house, await house.customer(), order="SR-10041", review=True)
    async with open_house(folder, now="2026-11-22T18:00:00+00:00") as house:
        await agent.http.aclose()
        agent = await house.agent("bo")
        report = (await agent.http.get("/api/inbox/promises")).json()
        assert report["kinds"] == {"answer": {"kept": 1, "late": 1}}
        assert [row["number"] for row in report["rows"]] == [late.number]
        words = " ".join((await page(agent, "/inbox/promises")).words.split())
        assert "50 %" in words
        assert "Answer was due" in words


async def test_a_shop_without_cases_has_promised_nothing(folder: Path) -> None:
    async with open_house(folder) as house:
        agent = await house.agent("alex")
        assert (await agent.http.get("/api/inbox/promises")).json() == {"kinds": {}, "rows": []}
        assert "Nothing was promised yet" in (await page(agent, "/inbox/promises")).words
