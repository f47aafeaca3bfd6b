"""What can go wrong at the desk.

DeskError
├── Refused (status, sentence for the person, field for the program)
└── Unavailable (the assistant cannot answer now; the turn may be sent again)
"""


class DeskError(Exception):
    """The root of the desk's own errors."""


class Refused(DeskError):
    """A request that the desk declines, in one sentence; `field` names the culprit, `retry_after` is in seconds."""

    def __init__(self, status: int, sentence: str, *, field: str | None = None, retry_after: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.field = field
        self.retry_after = retry_after


class Unavailable(DeskError):
    """The assistant cannot answer now; nothing of the turn was kept, so it may be sent again."""
