"""The page on a case's life shows the moves as they are; `python -m tests.returns.test_case_life_page` writes it."""

from pathlib import Path

from returns.cases import NOTICES
from returns.lifecycle import DOES, DOORS, MOVES, Move, State, possible_moves

PAGE = Path(__file__).parents[2] / "docs" / "case-life.md"
START, END = "<!-- moves -->\n", "<!-- /moves -->"


def page() -> str:
    """The page with both tables in their place."""
    before, _, rest = PAGE.read_text().partition(START)
    return f"{before}{START}{states()}\n{moves()}{END}{rest.partition(END)[2]}"


def states() -> str:
    """What each state allows."""
    lines = ["| state | moves that it allows, and where they lead |", "| --- | --- |"]
    for state in State:
        allowed = (f"{move} → {MOVES[state, move]}" for move in possible_moves(state))
        lines.append(f"| `{state}` | {', '.join(allowed)} |")
    return "\n".join(lines) + "\n"


def moves() -> str:
    """What each move means, how it is made and what customers hear of it."""
    lines = ["| move | what it means | made by | notice |", "| --- | --- | --- | --- |"]
    for move in Move:
        door = DOORS.get(move, "advance")
        made = f"`Returns.{door}`" if " " not in door else door
        notice = f"`{NOTICES[move]}`" if move in NOTICES else ""
        lines.append(f"| `{move}` | {DOES[move]} | {made} | {notice} |")
    return "\n".join(lines) + "\n"


def test_the_page_shows_the_moves_as_they_are() -> None:
    assert PAGE.read_text() == page()


if __name__ == "__main__":
    PAGE.write_text(page())
