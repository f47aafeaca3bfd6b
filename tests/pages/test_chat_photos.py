"""Photos in the chat: chosen, pasted, dropped, shown and refused."""

from pathlib import Path

import pytest
from PIL import Image
from selenium.webdriver import Chrome

from tests.pages.chat import Chat
from tests.pages.serving import Served
from tests.stack import until

GIVE = Path(__file__).with_name("give_photo.js").read_text()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of nothing much."""
    path = tmp_path / "ring.jpg"
    Image.new("RGB", (800, 600), (200, 170, 90)).save(path)
    return path


def test_a_photo_is_previewed_sent_and_still_there_after_a_reload(chat: Chat, desk: Served, photo: Path) -> None:
    chat.attach(photo)
    assert "Photo 1" in str(chat.one(".strip img").get_attribute("alt"))
    chat.send()
    chat.wait_for("Shall I open the case?")
    assert len(desk.assistant.heard[-1].photos) == 1
    until(lambda: chat.loaded() == [True], "the photo in the conversation")
    chat.browser.refresh()
    chat.appear()
    until(lambda: chat.loaded() == [True], "the photo after the reload")


def test_a_photo_can_be_taken_back_before_it_is_sent(chat: Chat, photo: Path) -> None:
    chat.attach(photo)
    chat.press(".strip button")
    until(lambda: not chat.all(".strip"), "the preview to go")
    assert not chat.one(".send").is_enabled()


def test_what_is_no_picture_is_refused_with_the_desks_sentence(chat: Chat, tmp_path: Path) -> None:
    fake = tmp_path / "ring.jpg"
    fake.write_text("this is a text file")
    chat.attach(fake)
    chat.wait_for_text(".complaint", "JPEG")
    assert not chat.all(".strip li")


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_a_photo_can_be_pasted_and_dropped(chat: Chat, browser: Chrome, desk: Served, how: str) -> None:
    browser.execute_script(f"{GIVE} return givePhoto(...arguments)", how, "ring.png")
    chat.one(".strip .ready")
    chat.send()
    until(lambda: len(desk.assistant.heard) == 1, "the assistant to hear of it")
    assert len(desk.assistant.heard[0].photos) == 1


def test_more_than_eight_photos_at_once_are_not_taken(chat: Chat, photo: Path) -> None:
    chat.attach(*[photo] * 9)
    chat.wait_for_text(".complaint", "Up to 8 photos")
    assert len(chat.all(".strip li")) == 8
