"""Only agents get into the inbox, and only what they themselves send from its pages is done."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desk.errors import Refused
from desk.security import Agents
from desk.tables import agent as agents_table
from desk.tables import agent_session as sessions_table
from returns.database import Database
from tests.desk.desks import Agent, Customer, House, open_house

NOW = datetime(2026, 3, 14, 18, 20, tzinfo=UTC)

CLOSED = [
    "/inbox",
    "/inbox/rows",
    "/inbox/c/x",
    "/inbox/c/x/live",
    "/inbox/photos/x",
    "/api/inbox/session",
    "/api/inbox/conversations",
    "/api/inbox/conversations/x",
    "/api/inbox/conversations/x/events",
    "/api/inbox/events",
    "/api/inbox/cases",
]


@pytest.mark.parametrize("path", CLOSED)
async def test_nothing_of_the_inbox_is_shown_to_strangers(house: House, path: str) -> None:
    browser = house.browser(cookies={"ringback_session": "guessed"})
    response = await browser.get(path)
    if path.startswith("/api/"):
        assert response.status_code == 401
        assert response.json()["error"] == "Please sign in."
    else:
        assert response.status_code == 303
        assert response.headers["Location"].startswith("/inbox/sign-in?next=")


async def test_an_agent_signs_in_and_out(house: House) -> None:
    agent = await house.agent("alex")
    assert (await agent.http.get("/inbox")).status_code == 200
    response = await agent.form("sign-out")
    assert response.headers["Location"] == "/inbox/sign-in"
    assert (await agent.http.get("/inbox")).status_code == 303


async def test_a_session_ends_on_the_server_when_the_agent_signs_out(house: House) -> None:
    agent = await house.agent("alex")
    stolen = house.browser(cookies=dict(agent.http.cookies))
    assert (await stolen.get("/api/inbox/session")).status_code == 200
    await agent.form("sign-out")
    assert (await stolen.get("/api/inbox/session")).status_code == 401


async def test_the_cookie_is_kept_from_scripts_and_other_sites(house: House) -> None:
    password = house.app.state.desk.agents.add("alex")
    response = await Agent(house.browser()).sign_in("alex", password)
    cookie = response.headers["Set-Cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


async def test_the_cookie_travels_only_encrypted_where_that_is_set(folder: Path) -> None:
    async with open_house(folder, secure_cookies=True) as house:
        password = house.app.state.desk.agents.add("alex")
        response = await house.browser().post("/inbox/sign-in", data={"name": "alex", "password": password})
        assert "secure" in response.headers["Set-Cookie"].lower()


@pytest.mark.parametrize("name", ["alex", "nobody", "", "' OR 1=1 --"])
async def test_a_wrong_pair_gets_the_same_answer_whichever_is_wrong(house: House, name: str) -> None:
    house.app.state.desk.agents.add("alex")
    response = await Agent(house.browser()).sign_in(name, "wrong")
    assert response.status_code == 401
    assert "This name and password don" in response.text
    assert "Set-Cookie" not in response.headers


async def test_many_tries_are_slowed_down_also_with_the_right_password(house: House) -> None:
    password = house.app.state.desk.agents.add("alex")
    agent = Agent(house.browser())
    answers = [await agent.sign_in("alex", f"guess {n}") for n in range(9)]
    assert [answer.status_code for answer in answers] == [401] * 8 + [429]
    assert (await agent.sign_in("alex", password)).status_code == 429


async def test_a_form_from_elsewhere_does_nothing(house: House, customer: Customer, agent: Agent) -> None:
    other = await house.agent("bo")
    for csrf in ("", "guess", other.csrf):
        response = await agent.http.post(f"/inbox/c/{customer.id}/take", data={"csrf": csrf})
        assert response.status_code == 403
        response = await agent.http.post(f"/api/inbox/conversations/{customer.id}/take", headers={"X-CSRF-Token": csrf})
        assert response.status_code == 403
        assert response.json()["field"] == "csrf"
    assert (await agent.see(customer.id))["owner"] == "bot"


async def test_a_sign_in_form_on_another_site_does_nothing(house: House) -> None:
    password = house.app.state.desk.agents.add("alex")
    browser = house.browser(headers={"Sec-Fetch-Site": "cross-site"})
    response = await browser.post("/inbox/sign-in", data={"name": "alex", "password": password})
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/inbox/c/abc-_1", "/inbox/c/abc-_1"),
        ("https://evil.example", "/inbox"),
        ("//evil.example", "/inbox"),
        ("/inbox/../x", "/inbox"),
        ("", "/inbox"),
    ],
)
async def test_signing_in_leads_only_into_the_inbox(house: House, wanted: str, reached: str) -> None:
    password = house.app.state.desk.agents.add("alex")
    form = {"name": "alex", "password": password, "next": wanted}
    response = await house.browser().post("/inbox/sign-in", data=form)
    assert response.headers["Location"] == reached


def test_passwords_and_sessions_are_kept_only_as_hashes(database: Database) -> None:
    agents = Agents(database, lambda: NOW)
    password = agents.add("alex")
    assert password
    token = agents.sign_in("alex", password, "here")
    with database.reading() as db:
        kept = db.execute(select(agents_table.c.password_hash)).scalar_one()
        session = db.execute(select(sessions_table.c.token_hash)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert token not in session
    assert len(session) == 64


def test_a_session_ends_by_itself(database: Database) -> None:
    now = [NOW]
    agents = Agents(database, lambda: now[0], session_hours=1)
    password = agents.add("alex")
    assert password
    token = agents.sign_in("alex", password, "here")
    now[0] += timedelta(minutes=59)
    assert agents.session(token)
    now[0] += timedelta(minutes=2)
    assert agents.session(token) is None


def test_a_new_password_ends_the_old_one_and_all_sessions(database: Database) -> None:
    agents = Agents(database, lambda: NOW)
    old = agents.add("alex")
    assert old
    token = agents.sign_in("alex", old, "here")
    new = agents.reset("alex")
    assert new
    assert agents.session(token) is None
    with pytest.raises(Refused):
        agents.sign_in("alex", old, "here")
    assert agents.sign_in("alex", new, "here")
    assert agents.reset("nobody") is None


def test_a_name_is_given_once(database: Database) -> None:
    agents = Agents(database, lambda: NOW)
    assert not agents.any()
    assert agents.add("alex")
    assert agents.add("alex") is None
    assert agents.any()
