"""Every notice in every language: complete, the same in text and HTML, and a shop may have its own."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from returns.errors import BadSetting
from returns.notices.letters import Letters
from returns.notices.preview import previews
from returns.notices.samples import Sample, samples
from returns.notices.shop import Shop
from returns.notices.texts import KINDS, TEMPLATES, Rendered, Texts
from returns.notices.wording import Wording
from tests.returns.notices.conftest import sample

LANGUAGES = sorted(folder.name for folder in TEMPLATES.iterdir() if folder.is_dir())
AMOUNT = re.compile(r"[-−]?[$¥€]\s?[\d,.]*\d")
DAY = re.compile(r"[A-Z][a-z]+day, [A-Z][a-z]+ \d+, \d{4}")
NUMBER = re.compile(r"RB-[0-9A-Z]{8}")


class Words(HTMLParser):
    """The words of a page, as a person reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: Counter[str] = Counter()
        self.feed(page.split("</head>")[1])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += data


def said(one: Sample, shop: Shop, texts: Texts) -> Rendered:
    return Letters(one, shop, texts).letter(one.notice).said


@cache
def texts_in(language: str) -> Texts:
    return Texts(language)


def named(one: Sample) -> str:
    return one.name


def test_there_is_a_sample_of_every_kind_and_of_every_policy() -> None:
    assert {one.notice.kind for one in samples()} == set(KINDS)
    kinds = {(one.notice.kind, one.order.policy) for one in samples()}
    # Only one of the policies pays postage back, sends labels or rings itself, and a code knows no policy.
    own = {"postage_reimbursed", "replacement_sent", "label", "code"}
    assert {kind for kind in KINDS if sum(kind == other for other, _ in kinds) == 1} == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_kind(language: str) -> None:
    assert [kind for kind in KINDS if not (TEMPLATES / language / f"{kind}.j2").is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", samples(), ids=named)
def test_text_and_html_say_the_same_amounts_days_and_numbers(one: Sample, language: str, shop_details: Shop) -> None:
    letter = said(one, shop_details, texts_in(language))
    page = Words(letter.html)
    for pattern in (AMOUNT, DAY):
        assert Counter(pattern.findall(letter.text)) == Counter(pattern.findall(page.text))
    assert set(NUMBER.findall(letter.text)) == set(NUMBER.findall(page.text))


@pytest.mark.parametrize("one", samples(), ids=named)
def test_a_notice_is_whole(one: Sample, shop_details: Shop, texts: Texts) -> None:
    letter = said(one, shop_details, texts)
    assert 10 < len(letter.subject) < 100
    assert not re.search(r"\bNone\b|\{\{|\}\}|undefined|\( *\)", letter.text)
    assert max(len(line) for line in letter.text.splitlines() if "http" not in line) <= 72
    assert "\n\n\n" not in letter.text
    assert "\n" not in letter.subject + letter.chat


@pytest.mark.parametrize("one", samples(), ids=named)
def test_a_notice_about_a_case_names_it_and_links_to_it(one: Sample, shop_details: Shop, texts: Texts) -> None:
    letter = said(one, shop_details, texts)
    about_a_case = one.notice.kind != "code"
    for body in (letter.text, letter.html):
        assert (one.only.number in body) == about_a_case
        assert ("http://127.0.0.1:8710/cases/preview" in body) == about_a_case


def test_what_customers_are_told_in_the_chat_names_their_case(shop_details: Shop, texts: Texts) -> None:
    silent = {one.notice.kind for one in samples() if not said(one, shop_details, texts).chat}
    assert silent == {"received", "withdrawn", "message", "code"}
    for one in samples():
        assert one.notice.kind in silent or one.only.number in said(one, shop_details, texts).chat


def test_what_a_customer_or_an_agent_wrote_is_no_markup(shop_details: Shop, texts: Texts) -> None:
    one = sample("refused, smart-ring-7-day, by a person")
    named_so = replace(one, order=replace(one.order, customer_name="<b>Yu</b> & Ki"))
    letter = said(named_so, shop_details, texts)
    assert "Hello <b>Yu</b> & Ki," in letter.text
    assert "&lt;b&gt;Yu&lt;/b&gt; &amp; Ki" in letter.html
    assert "in pieces &amp; the papers" in letter.html
    assert Words(letter.html).tags["b"] == 0


def test_nothing_in_a_mail_is_fetched_from_anywhere(shop_details: Shop, texts: Texts) -> None:
    for one in samples():
        page = said(one, shop_details, texts).html
        assert not re.search(r"src=|url\(|@import|<link|<script", page)


def test_a_shop_may_change_one_text_and_keep_the_others(shop_details: Shop, tmp_path: Path) -> None:
    own = tmp_path / "en"
    own.mkdir()
    changed = '{% extends "letter.j2" %}{% block subject %}Here!{% endblock %}{% block body %}{% endblock %}'
    (own / "arrived.j2").write_text(changed)
    (own / "words.yml").write_text("tenders: {card: Back to your card}\n")
    texts = Texts("en", tmp_path)
    assert said(sample("arrived"), shop_details, texts).subject == "Here!"
    refund = said(sample("refunded, circul-30-day"), shop_details, texts)
    assert "Back to your card: $190.75" in refund.text
    assert "To your gift card: $37.90" in refund.text


def test_a_shop_may_bring_a_language(shop_details: Shop, tmp_path: Path) -> None:
    own = tmp_path / "de"
    own.mkdir()
    for file in (TEMPLATES / "en").iterdir():
        (own / file.name).write_text(file.read_text())
    (own / "arrived.j2").write_text(
        '{% extends "letter.j2" %}{% block subject %}{{ 1234.5 | money("EUR") }} {{ "2026-03-18" | day }}{% endblock %}'
    )
    letter = said(sample("arrived"), shop_details, Texts("de", tmp_path))
    assert letter.subject == "1.234,50 € Mittwoch, 18. März 2026"
    assert '<html lang="de">' in letter.html


def test_a_language_without_texts_is_refused_by_its_setting() -> None:
    with pytest.raises(BadSetting, match="RINGBACK_LANGUAGE"):
        Texts("xx")


def test_a_name_that_no_notice_has_is_an_error(shop_details: Shop, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "arrived.j2").write_text('{% extends "letter.j2" %}{% block body %}{{ colour }}{% endblock %}')
    with pytest.raises(UndefinedError, match="colour"):
        said(sample("arrived"), shop_details, Texts("en", tmp_path))


def test_instants_are_told_by_the_shops_clock() -> None:
    wording = Wording("en", {"moment": "{day}, {time} ({zone})"})
    told = wording.moment("2026-03-05T17:20:00+00:00", "America/New_York")
    assert told.replace("\u202f", " ") == "Thursday, March 5, 2026, 12:20 PM (EST)"


def test_several_of_a_kind_are_counted_in_words() -> None:
    wording = Wording("en", {"item_of_many": "{quantity} × {title}"})
    case = sample("arrived").only
    assert wording.item(replace(case, quantity=2)) == "2 × Circul 2, size 9, gold"
    assert wording.item(case) == "Circul 2, size 9, gold"


def test_a_second_card_is_called_a_card_and_what_is_new_by_its_own_name() -> None:
    wording = Wording("en", {"tenders": {"card": "To your card"}})
    assert [wording.name(kind, "tenders") for kind in ("card-2", "bank_transfer")] == ["To your card", "bank transfer"]


def test_the_preview_shows_one_kind_or_all(shop_details: Shop, texts: Texts) -> None:
    assert {one.kind for one in previews(shop_details, texts, "arrived")} == {"arrived"}
    assert len(previews(shop_details, texts)) == len(samples())
