"""Renders notices: one template for each kind and language, on two papers, so that text and HTML say the same."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from returns.errors import BadSetting
from returns.labels import paid_by_shop
from returns.model import Case
from returns.notices.wording import Wording
from returns.slip import Slip

KINDS = (
    "received",
    "approved",
    "refused",
    "label",
    "please_post",
    "arrived",
    "inspected",
    "refunded",
    "replacement_sent",
    "postage_reimbursed",
    "given_back",
    "withdrawn",
    "expired",
    "promise_late",
    "message",
    "code",
)
"""What customers are told."""

TEMPLATES = Path(__file__).parent / "templates"
_WIDTH = 72


@dataclass(frozen=True)
class Rendered:
    """What a notice says: a mail's subject and its two bodies, and the chat's version, empty where it says nothing."""

    subject: str
    text: str
    html: str
    chat: str


class Texts:
    """The notices of one language; what a shop's own folder has comes before what Ringback has."""

    def __init__(self, language: str, own: Path | None = None) -> None:
        folders = [folder / language for folder in (own, TEMPLATES) if folder and (folder / language).is_dir()]
        if not folders:
            raise BadSetting(f"RINGBACK_LANGUAGE: there are no notices in {language!r}")
        self._wording = Wording(language, _words(folders))
        self._html = self._environment([*folders, TEMPLATES], "html")
        self._text = self._environment([*folders, TEMPLATES], "txt")

    def render(self, kind: str, context: Mapping[str, Any]) -> Rendered:
        """The notice of this kind; a name in its template that `context` does not have is an error."""
        html, text = self._html.get_template(f"{kind}.j2"), self._text.get_template(f"{kind}.j2")
        return Rendered(
            subject=" ".join(_block(text, "subject", context).split()),
            text=_spaced(text.render(context)),
            html=html.render(context),
            chat=_filled(_block(text, "chat", context), width=None),
        )

    def slip(self, case: Case, address: tuple[str, ...]) -> Slip:
        """The words of the slip for a case."""
        words, wording = self._wording.words["slip"], self._wording
        lines = [(words["item"], wording.item(case)), (words["order"], case.order)]
        # Where the shop pays, the days begin with the label, and the mail that brings it names the last one.
        if case.post_by and not paid_by_shop(case):
            lines.append((words["last_day"], wording.day(case.post_by)))
        return Slip(
            number=case.number,
            title=words["title"],
            address_label=words["address"],
            address=address,
            lines=tuple(lines),
            note=words["note"],
            language=wording.locale.language,
        )

    def _environment(self, folders: list[Path], paper: str) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=paper == "html",
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {**self._wording.filters(), "filled": _filled}
        environment.globals |= {
            "words": self._wording.words,
            "paper": f"paper.{paper}",
            "language": str(self._wording.locale).replace("_", "-"),
        }
        # Every template has these marks without importing them, so that a block can be rendered by itself.
        marks = environment.get_template(f"marks.{paper}").module
        environment.globals |= {name: mark for name, mark in vars(marks).items() if not name.startswith("_")}
        return environment


def _words(folders: list[Path]) -> dict[str, Any]:
    """The words of the language, those of the shop's own folder on top of ours."""
    merged: dict[str, Any] = {}
    for file in reversed([folder / "words.yml" for folder in folders]):
        if file.is_file():
            for name, words in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                merged[name] = {**merged.get(name, {}), **words} if isinstance(words, dict) else words
    return merged


def _block(template: Template, name: str, context: Mapping[str, Any]) -> str:
    block = template.blocks.get(name)
    return "".join(block(template.new_context(dict(context)))) if block else ""


def _filled(text: str, first: str = "", width: int | None = _WIDTH, *, every_line: bool = False) -> str:
    """The text as one paragraph, of a mail's width unless told otherwise; addresses of pages stay whole.

    It begins with `first`, and so does `every_line` where that is said.
    """
    words = " ".join(str(text).split())
    if width is None:
        return words
    rest = first if every_line else " " * len(first)
    return textwrap.fill(
        words, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _spaced(text: str) -> str:
    """The text with no more than one empty line in a row, and none at its ends."""
    return re.sub(r"[ \t]*\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n"
