"""What is said to be lost of all that came with a ring, where that was asked."""

from __future__ import annotations

from actions.part_words import DAMAGED, GONE, HARDWARE, OF_A_PART, PIECE, PRINTED, THERE_AFTER_ALL


def lost_parts(text: str) -> str | None:
    """`incomplete` where a charger, cable, case or gift is said to be gone or broken, `mostly_complete` where only
    printed matter is, None where nothing is said to be lost, or not what."""
    lost = [_lost(piece) for piece in PIECE.split(text)]
    return "incomplete" if "incomplete" in lost else next(filter(None, lost), None)


def _lost(piece: str) -> str | None:
    gone = GONE.search(piece)
    if THERE_AFTER_ALL.search(piece):
        return None
    if gone and PRINTED.search(piece) and not HARDWARE.search(OF_A_PART.sub("", piece)):
        return "mostly_complete"
    return "incomplete" if HARDWARE.search(piece) and (gone or DAMAGED.search(piece)) else None
