"""Order numbers, email addresses and case numbers as people type them, and new case numbers."""

import re
import secrets
import unicodedata

# Without 0 O 1 I L U: nothing here is misread aloud or in a bad font.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


def order_key(number: str) -> str:
    """What is left of an order number when case, spaces, dashes, '#' and the letter O in place of zero do not count."""
    return _letters_and_digits(number).replace("O", "0")


def digits_of(key: str) -> str:
    """The digits at the end of an order's key, by which a customer may name it too."""
    found = re.search(r"\d*$", key)
    return found.group() if found else ""


def email_key(email: str) -> str:
    """What is left of an email address when case and the spaces around it do not count."""
    return email.strip().casefold()


def new_case_number() -> str:
    """A case number that nobody can guess and everybody can read out."""
    return "RB-" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def case_number_of(typed: str) -> str | None:
    """The case number that was typed, in its proper form, or None when it cannot be one."""
    found = re.fullmatch(rf"(?:RB)?([{_ALPHABET}]{{{_LENGTH}}})", _letters_and_digits(typed))
    return f"RB-{found.group(1)}" if found else None


def _letters_and_digits(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", text).upper())
