"""The inbox works with forms alone, shows why something was not done, and shows what customers wrote as words."""

from html.parser import HTMLParser

import pytest

from desk.model import Handover, Reason, Reply
from tests.desk.desks import Agent, Customer, House


class Page(HTMLParser):
    """What a page says, and the forms that it offers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.actions: list[str] = []
        self.fields: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.tags.append(tag)
        if tag == "form":
            self.actions.append(given.get("action", ""))
        if tag == "input" and "name" in given:
            self.fields[given["name"]] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        self.words += data


async def page(agent: Agent, path: str) -> Page:
    response = await agent.http.get(path)
    assert response.status_code == 200
    return Page(response.text)


@pytest.fixture
async def waiting(house: House, customer: Customer) -> Customer:
    """A customer who asked for a person."""
    house.assistant.says = lambda _: [Reply("One moment.", handover=Handover(Reason.ASKED, {"order": "CR-20418"}))]
    await customer.say("a person please")
    await customer.answered()
    return customer


async def test_a_waiting_conversation_is_listed(waiting: Customer, agent: Agent) -> None:
    for path in ("/inbox", "/inbox/rows?show=open", "/inbox?show=all"):
        listed = await page(agent, path)
        assert "One moment." in listed.words
    assert (await agent.http.get("/inbox?show=nonsense")).status_code == 422


async def test_an_agent_takes_answers_and_hands_back_with_forms(house: House, waiting: Customer, agent: Agent) -> None:
    path = f"c/{waiting.id}"
    shown = await page(agent, f"/inbox/{path}")
    assert shown.fields["csrf"] == agent.csrf
    assert f"/inbox/{path}/take" in shown.actions
    response = await agent.form(f"{path}/take")
    assert (response.status_code, response.headers["Location"]) == (303, f"/inbox/{path}")
    sent = (await page(agent, f"/inbox/{path}")).fields["client_id"]
    for _ in range(2):
        response = await agent.form(f"{path}/reply", text="Hi, I'm Alex.", client_id=sent)
        assert response.status_code == 303
    assert (await waiting.transcript())[-1] == ("agent", "Hi, I'm Alex.")
    house.assistant.says = lambda _: [Reply("Back again.")]
    assert (await agent.form(f"{path}/hand-back")).status_code == 303
    assert (await waiting.transcript())[-1] == ("bot", "Back again.")


async def test_the_second_of_two_agents_sees_who_was_faster(house: House, waiting: Customer, agent: Agent) -> None:
    other = await house.agent("bo")
    await agent.form(f"c/{waiting.id}/take")
    response = await other.form(f"c/{waiting.id}/take")
    assert response.status_code == 409
    assert "Alex already has this conversation." in Page(response.text).words


async def test_a_reply_that_cannot_be_sent_shows_why(waiting: Customer, agent: Agent) -> None:
    response = await agent.form(f"c/{waiting.id}/reply", text="hi", client_id="1")
    assert response.status_code == 409
    assert "Take this conversation over before you do that." in Page(response.text).words


async def test_a_move_that_cannot_be_made_shows_why(waiting: Customer, agent: Agent) -> None:
    response = await agent.form("cases/RB-22222222/moves", conversation=waiting.id, move="explode")
    assert response.status_code == 422
    assert "explode" in Page(response.text).words
    response = await agent.form("cases/RB-22222222/moves", conversation=waiting.id, move="approve")
    assert response.status_code == 404


async def test_what_customers_write_is_shown_as_words(house: House, customer: Customer, agent: Agent) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    house.assistant.says = lambda _: [Reply("Ok.", handover=Handover(Reason.ASKED, {"note": attack}))]
    await customer.say(attack)
    await customer.answered()
    shown = await page(agent, f"/inbox/c/{customer.id}/live")
    assert shown.words.count(attack) == 2
    assert "script" not in shown.tags
    assert "img" not in shown.tags
    await agent.form(f"c/{customer.id}/take")
    await customer.say(attack)
    listed = await page(agent, "/inbox/rows")
    assert attack in listed.words
    assert "script" not in listed.tags


async def test_an_unknown_conversation_is_a_page_that_says_so(agent: Agent) -> None:
    for response in (await agent.http.get("/inbox/c/none"), await agent.form("c/none/take")):
        assert response.status_code == 404
        assert response.headers["Content-Type"].startswith("text/html")


async def test_the_shop_shows_its_demo_orders(house: House) -> None:
    house.app.state.desk.returns.seed_demo()
    response = await house.browser().get("/")
    assert response.status_code == 200
    words = Page(response.text).words
    for order in house.app.state.desk.returns.demo_orders():
        assert order.number in words
