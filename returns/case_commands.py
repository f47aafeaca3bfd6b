"""The commands that concern what becomes of cases: tick, promises, stock, reconcile."""

import argparse
import json
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from typing import Any

from returns.compose import open_returns
from returns.model import Promise

Command = Callable[[str, str], argparse.ArgumentParser]
_PRESSING = ("late", "soon")


def add(command: Command) -> None:
    """Adds the commands to a command line; `command` makes one from its name and what it does."""
    command("tick", "do what is due by the clock, once").set_defaults(run=_tick)
    promises = command("promises", "say which promises of the policies were kept, and which are late or due soon")
    promises.add_argument("--json", action="store_true", help="every promise, as a JSON array for programs")
    promises.set_defaults(run=_promises)
    stock = command("stock", "say or set how many rings of an article can be sent")
    stock.add_argument("sku", metavar="SKU")
    stock.add_argument("count", metavar="COUNT", type=_count, nargs="?")
    stock.set_defaults(run=_stock)
    command("reconcile", "compare the ledger with itself and with what is due").set_defaults(run=_reconcile)


def _tick(_chosen: argparse.Namespace) -> int:
    with closing(open_returns()) as returns:
        done = returns.tick()
    print(", ".join(f"{count} {what}" for what, count in asdict(done).items()))
    return 0


def _promises(chosen: argparse.Namespace) -> int:
    with closing(open_returns()) as returns:
        found = returns.promises()
    if chosen.json:
        print(json.dumps([_as_json(promise) for promise in found], indent=2))
        return 0
    counts = Counter((promise.kind, promise.state) for promise in found)
    for (kind, state), count in sorted(counts.items()):
        print(f"{kind:<8} {state:<10} {count}")
    for promise in found:
        if promise.state in _PRESSING:
            print(f"{promise.case}  {promise.kind}  {promise.state}, due {promise.due_at.isoformat()}")
    return 0


def _stock(chosen: argparse.Namespace) -> int:
    with closing(open_returns()) as returns:
        if chosen.count is not None:
            returns.set_stock({chosen.sku: chosen.count})
        available = returns.available(chosen.sku)
    print(f"{chosen.sku}: {'not counted' if available is None else available}")
    return 0


def _reconcile(_chosen: argparse.Namespace) -> int:
    with closing(open_returns()) as returns:
        found = returns.discrepancies()
    print(*found, f"{len(found)} discrepancies", sep="\n")
    return 1 if found else 0


def _as_json(promise: Promise) -> dict[str, Any]:
    return {
        "case": promise.case,
        "kind": promise.kind,
        "state": promise.state,
        "due_from": promise.due_from and promise.due_from.isoformat(),
        "due_at": promise.due_at.isoformat(),
        "kept_at": promise.kept_at and promise.kept_at.isoformat(),
    }


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rings")
    return int(text)
