"""Answers carry the headers that keep pages safe, failures are one sentence, and other sites get in only by name."""

from pathlib import Path

import pytest

from tests.desk.desks import House, open_house

SHOP = "https://shop.example"


@pytest.mark.parametrize("path", ["/", "/inbox/sign-in", "/healthz", "/nowhere", "/api/nowhere", "/static/mark.svg"])
async def test_every_answer_has_safe_headers(house: House, path: str) -> None:
    headers = (await house.browser().get(path)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/inbox/sign-in"])
async def test_pages_load_nothing_from_elsewhere_and_hold_no_scripts(house: House, path: str) -> None:
    html = (await house.browser().get(path)).text
    assert "<script>" not in html
    assert "style=" not in html
    assert "http://" not in html.replace("http://www.w3.org/", "")
    assert 'src="https:' not in html


async def test_what_is_private_is_kept_in_no_cache(house: House) -> None:
    for path in ("/inbox/sign-in", "/api/openapi.json"):
        assert (await house.browser().get(path)).headers["Cache-Control"] == "no-store"


async def test_static_files_are_kept_by_version_and_asked_for_anew_without(house: House) -> None:
    browser = house.browser()
    assert "immutable" in (await browser.get("/static/widget.js?v=1")).headers["Cache-Control"]
    plain = await browser.get("/static/widget.js")
    assert plain.headers["Cache-Control"] == "no-cache"
    again = await browser.get("/static/widget.js", headers={"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304
    assert (await browser.get("/widget.js")).headers["Location"] == "/static/widget.js"
    assert (await browser.get("/static/../app.py")).status_code == 404


async def test_a_failure_is_json_to_programs_and_a_page_to_browsers(house: House) -> None:
    browser = house.browser()
    response = await browser.get("/api/nowhere")
    assert response.status_code == 404
    assert response.json() == {"error": "There is nothing here.", "field": None}
    response = await browser.get("/nowhere")
    assert response.status_code == 404
    assert "There is nothing here." in response.text
    assert (await browser.delete("/api/chat/conversations")).json()["error"] == "That can't be done here."


async def test_a_bug_is_one_sentence_and_no_traceback(house: House) -> None:
    house.app.state.desk.returns.close()

    async def broken() -> None:
        raise ZeroDivisionError("secret detail")

    house.app.add_api_route("/api/broken", broken)
    response = await house.browser().get("/api/broken")
    assert response.status_code == 500
    assert response.json()["error"].endswith(".")
    assert "secret" not in response.text


async def test_other_sites_may_not_use_the_chat_by_default(house: House) -> None:
    response = await house.browser().post("/api/chat/conversations", headers={"Origin": SHOP})
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_a_named_site_may_use_the_chat(folder: Path) -> None:
    async with open_house(folder, allowed_origins=f"{SHOP}, https://two.example") as house:
        browser = house.browser(headers={"Origin": SHOP})
        preflight = await browser.options(
            "/api/chat/conversations",
            headers={"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"},
        )
        assert preflight.status_code == 200
        for path in ("/static/widget.js", "/api/chat/conversations/none/messages"):
            response = await browser.get(path)
            assert response.headers["Access-Control-Allow-Origin"] == SHOP
            assert "Access-Control-Allow-Credentials" not in response.headers
        other = await browser.get("/static/widget.js", headers={"Origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in other.headers


async def test_the_desk_says_that_it_serves(house: House) -> None:
    assert (await house.browser().get("/healthz")).json() == {"status": "ok"}
