"""What documents show of policies is what `show` prints; `python -m tests.policy_core.test_documents` writes it."""

from pathlib import Path

import pytest

from policy_core.pages import as_markdown
from policy_core.reading import read_pack
from policy_core.shelf import SHIPPED, policies, versions
from policy_core.show import policy_page, table_page, tree_page

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = DOCS / "writing-a-policy.md"
EXAMPLE = SHIPPED.parent / "examples" / "halo-60-day" / "1.yml"
START, END = "<!-- shown: halo-60-day table -->\n", "<!-- /shown -->"


def shown(policy: str) -> str:
    """A policy's own page: as people read it, as a table, and as a tree of questions."""
    pack = versions(policy)[-1]
    return as_markdown([*policy_page(pack), *table_page(pack)[2:], *tree_page(pack)[2:]])


def guide() -> str:
    """The guide with the example's table in its place."""
    before, _, rest = GUIDE.read_text().partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}{as_markdown(table_page(read_pack(EXAMPLE))[2:])}{END}{after}"


@pytest.mark.parametrize("policy", policies())
def test_a_policys_page_is_what_show_prints(policy: str) -> None:
    assert (DOCS / "policies" / f"{policy}.md").read_text() == shown(policy)


def test_the_guide_shows_the_example_as_it_is() -> None:
    assert GUIDE.read_text() == guide()


if __name__ == "__main__":
    for name in policies():
        (DOCS / "policies" / f"{name}.md").write_text(shown(name))
    GUIDE.write_text(guide())
