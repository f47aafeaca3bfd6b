"""Every notice with made-up cases, for whoever looks at the texts before customers do."""

from dataclasses import dataclass

from returns.notices.letters import Letters
from returns.notices.samples import samples
from returns.notices.shop import Shop
from returns.notices.texts import Rendered, Texts


@dataclass(frozen=True)
class Preview:
    """One notice as a customer would get it; `name` says which sample it is."""

    name: str
    kind: str
    said: Rendered


def previews(shop: Shop, texts: Texts, kind: str | None = None) -> list[Preview]:
    """The notices of one kind, or of all, one or more for each policy."""
    return [
        Preview(sample.name, sample.notice.kind, Letters(sample, shop, texts).letter(sample.notice).said)
        for sample in samples()
        if kind in {None, sample.notice.kind}
    ]
