"""Secret links to cases: worked out of the case's number with a key that the house made at its first start."""

import base64
import hashlib
import hmac
import secrets

from sqlalchemy.orm import Session

from returns.database import Database
from returns.numbers import case_number_of
from returns.store import KeyRow

_NAME = "case_links"
_KEY_BYTES = 32
_PROOF_BYTES = 20
_PREFIX = "RB-"


class Links:
    """Makes and reads the secrets; each holds the case's number and 160 bits that only the key can give."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._key: bytes | None = None

    def secret_of(self, number: str) -> str:
        """The secret of a case."""
        return f"{number.removeprefix(_PREFIX)}-{self._proof(number)}"

    def number_in(self, secret: str) -> str | None:
        """The number of the case to which a secret belongs, or None when it is no secret of ours."""
        typed, _, proof = secret.partition("-")
        number = case_number_of(typed)
        if number is None or not hmac.compare_digest(proof.encode(), self._proof(number).encode()):
            return None
        return number

    def _proof(self, number: str) -> str:
        if self._key is None:
            self._key = bytes.fromhex(self._database.written(_kept_key))
        digest = hmac.new(self._key, number.encode(), hashlib.sha256).digest()[:_PROOF_BYTES]
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _kept_key(session: Session) -> str:
    row = session.get(KeyRow, _NAME)
    if row is None:
        row = KeyRow(name=_NAME, value=secrets.token_hex(_KEY_BYTES))
        session.add(row)
        session.flush()
    return row.value
