"""An assistant that says what a test wrote down, behind the desk's own port."""

import asyncio
import threading
from collections.abc import Mapping, Sequence

from desk.errors import Unavailable
from desk.model import Button, Handover, Intent, Reason, Reply, Turn

BACK = Reply("I am back with you. What else can I do?", asks="anything_else")
UNKNOWN = Reply("Tell me a little more about your ring, please.", asks="description")

ANSWERS: dict[str, tuple[Reply, ...]] = {
    "stopped charging": (
        Reply("I am sorry to hear that. A ring that no longer charges is something we can look at right away."),
        Reply("Which email address did you order with?", asks="email"),
    ),
    "maya@example.com": (
        Reply("Thank you, Maya. I found your Circul 2, size 9, gold. It can go back until December 16."),
        Reply(
            "Does the ring show any marks from wearing it?",
            (
                Button("None at all", "none"),
                Button("Only worn, no marks", "light"),
                Button("Small marks", "minor"),
                Button("Clear scratches", "obvious"),
                Button("I'm not sure", "unsure"),
            ),
            asks="wear",
        ),
    ),
    "minor": (Reply("Photos help us decide quickly.", (Button("I have none", "skip photos"),), asks="photos"),),
    "skip photos": (
        Reply(
            "Your ring can go back.\n\n"
            "• Refund: $322.05 to the card you paid with\n"
            "• Item $299.00, tax $23.05\n"
            "• Return shipping: you pay it, and we pay it back on proof\n"
            "• Last day: December 16, 2026\n\n"
            "Why: a fault in the ring itself is covered in full (Circul 30-day, 5.quality)."
        ),
        Reply("Shall I open the case?", (Button("Yes, please", "yes"), Button("Not now", "no")), asks="confirm"),
    ),
    "yes": (
        Reply("Done. Pack the ring with its charger and send it by a tracked service.", case="RB-7KQ2M4XD"),
        Reply("Is there anything else?", asks="anything_else"),
    ),
    "markup": (Reply('<img src=x onerror="document.title=1"><b>bold</b> see https://example.com/a?b=1&c=2.'),),
    "person": (Reply("", handover=Handover(Reason.ASKED, {"order": "CR-20418", "wish": "a person"})),),
    "hot": (Reply("Please put it down.", handover=Handover(Reason.DANGER, {"facts": {"wear": "light"}})),),
}


class Scripted:
    """Answers with the first entry whose key is in the customer's words; waits while held, fails while down."""

    def __init__(self, answers: Mapping[str, Sequence[Reply]] = ANSWERS) -> None:
        self.answers = dict(answers)
        self.heard: list[Turn] = []
        self.down = threading.Event()
        self.held = threading.Event()

    def begin(self) -> None:
        """Forgets what was heard and learnt, and is there again."""
        self.answers = dict(ANSWERS)
        self.heard.clear()
        self.down.clear()
        self.held.clear()

    async def answer(self, turn: Turn) -> list[Reply]:
        """The replies that were written down for this turn."""
        if self.down.is_set():
            raise Unavailable("the script says so")
        while self.held.is_set():
            await asyncio.sleep(0.02)
        self.heard.append(turn)
        if turn.intent is Intent.HANDED_BACK:
            return [BACK]
        if turn.intent is Intent.SEND_PHOTOS:
            return list(self.answers["skip photos"])
        words = turn.text.casefold()
        return list(next((replies for key, replies in self.answers.items() if key in words), (UNKNOWN,)))
