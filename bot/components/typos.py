"""Slips of the fingers made on purpose, so that training has seen some."""

from random import Random

from bot.components.keyboard import NEIGHBOURS


def slipped(text: str, times: int, chance: Random) -> str:
    """`text` with `times` letters hit wrongly, left out, doubled or swapped with the next."""
    letters = list(text)
    places = [i for i, letter in enumerate(letters) if letter.isascii() and letter.isalpha()]
    for place in chance.sample(places, min(times, len(places))):
        letters[place] = chance.choice((_missed, _missed, _left_out, _doubled, _early))(letters, place, chance)
    return "".join(letters)


def _missed(letters: list[str], place: int, chance: Random) -> str:
    return chance.choice(NEIGHBOURS[letters[place].lower()])


def _left_out(letters: list[str], place: int, chance: Random) -> str:
    return ""


def _doubled(letters: list[str], place: int, chance: Random) -> str:
    return letters[place] * 2


def _early(letters: list[str], place: int, chance: Random) -> str:
    if place + 1 == len(letters):
        return letters[place]
    letters[place + 1], moved = letters[place], letters[place + 1]
    return moved
