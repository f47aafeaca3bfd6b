"""Reads an import file into rows, JSON or CSV.

JSON is an array of orders as the contract writes them. CSV has one order per row under a header with the same names
(number, email, customer_name, policy, time_zone, currency, placed_at, received_on, lines, discount, shipping, handling,
tenders, refunded); the cells of lines, tenders and refunded hold JSON arrays, and an empty cell in received_on or
refunded means not delivered or nothing.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any, NoReturn

from returns.errors import BadFile

_NESTED = ("lines", "tenders", "refunded")


def rows_in(path: Path) -> list[Any]:
    """The rows of a file, unchecked; raises `BadFile` when it is no such file at all."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadFile(f"{path}: not a text in UTF-8") from None
    return _csv_rows(path, text) if path.suffix.lower() == ".csv" else _json_rows(path, text)


def _json_rows(path: Path, text: str) -> list[Any]:
    try:
        rows = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BadFile(f"{path}, line {error.lineno}: not JSON ({error.msg})") from None
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{path}: not JSON that can be read ({error})") from None
    if not isinstance(rows, list):
        raise BadFile(f"{path}: not a JSON array of orders")
    return rows


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _csv_rows(path: Path, text: str) -> list[Any]:
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise BadFile(f"{path}: not CSV ({error})") from None
    return [_with_nested(row) for row in rows]


def _with_nested(row: dict[str, Any]) -> dict[str, Any]:
    read = {**row, "received_on": row.get("received_on") or None, "refunded": row.get("refunded") or "[]"}
    for name in _NESTED:
        try:
            read[name] = json.loads(read.get(name) or "")
        except (ValueError, RecursionError):
            # The text stays what it is: the row is then refused for it by name, and the other rows come in.
            read[name] = read.get(name)
    return read
