"""Hundreds of scripted customers against a desk that is started for them; prints how many of them end right."""

import argparse
import json
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.customers.judging import Verdict, judged
from bench.customers.noted import Record
from bench.customers.people import HABITS, Person, crowd
from bench.customers.report import summary, written
from bench.customers.talking import talked
from ops.places import ROOT
from tests.stack import Stack, running

TRANSCRIPTS = ROOT / "var" / "customers"


def main() -> None:
    """Starts the desk, lets everybody talk, judges, prints, and writes what went wrong to var/customers."""
    parser = argparse.ArgumentParser(prog="bench.customers", description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many customers")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other people")
    parser.add_argument("--only", choices=HABITS, help="one habit for everybody")
    parser.add_argument("--senders", type=int, default=4, help="how many talk at the same time")
    asked = parser.parse_args()
    shutil.rmtree(TRANSCRIPTS, ignore_errors=True)
    TRANSCRIPTS.mkdir(parents=True)
    people = crowd(asked.count, asked.seed, datetime.now(UTC), asked.only)
    with tempfile.TemporaryDirectory(prefix="customers-") as data, running(Path(data)) as stack:
        bring_orders(people, stack)
        began = time.monotonic()
        records = talk_all(people, stack, asked.senders)
        spent = time.monotonic() - began
        verdicts = judge_all(records, stack)
        tracebacks = sum(log.read_text(errors="replace").count("Traceback (") for log in stack.product.logs.glob("*"))
        for log in stack.product.logs.glob("*"):
            shutil.copy(log, TRANSCRIPTS)
    for verdict in verdicts:
        written(verdict, TRANSCRIPTS)
    told = summary(verdicts, tracebacks, spent)
    (TRANSCRIPTS / "summary.txt").write_text(told)
    print(told)


def bring_orders(people: list[Person], stack: Stack) -> None:
    """Imports everybody's order, and those of the people whom somebody tries to rob."""
    stack.import_orders([person.order for person in people])
    stack.import_orders([person.victim for person in people if person.victim])


def talk_all(people: list[Person], stack: Stack, senders: int) -> list[Record]:
    """Every conversation, so many at a time."""
    with ThreadPoolExecutor(senders) as pool:
        return list(pool.map(lambda person: talked(person, stack), people))


def judge_all(records: list[Record], stack: Stack) -> list[Verdict]:
    """Every conversation judged, with the cases that the command line tells of it."""
    cases: dict[str, list[dict[str, Any]]] = {}
    for case in json.loads(json.dumps(stack.cases())):
        cases.setdefault(case["conversation"], []).append(case)
    return [judged(record, list(cases.get(record.customer.id, []))) for record in records]


if __name__ == "__main__":
    main()
