"""What each command of the command line does, and its exit status."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from policy_core import diff, fields, questions, shelf
from policy_core.api import due
from policy_core.check import check
from policy_core.engine import decide
from policy_core.errors import InvalidCase, InvalidPack, PolicyError
from policy_core.explain import explain
from policy_core.json_input import parse, refuse_doubled
from policy_core.model import Pack
from policy_core.pages import as_html, as_markdown, as_text
from policy_core.show import policy_page, table_page, tree_page
from policy_core.worked import failures

DONE, REFUTED, BAD_INPUT = 0, 1, 2
PAGES = {"policy": policy_page, "table": table_page, "tree": tree_page}
LOOKS = {"text": as_text, "markdown": as_markdown, "html": as_html}


def main(arguments: Sequence[str]) -> int:
    """Runs one command. The exit status is 0 when it did what was asked, 1 for a policy that fails, 2 for bad input."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except PolicyError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m policy_core", description="Return policies that decide.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], says: str, *names: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=says, description=says)
        made.set_defaults(run=run)
        for each in names:
            made.add_argument(each.lower(), metavar=each)
        return made

    command("decide", _decide, "decide one case, or an array of cases (a file, or - for standard input)", "CASE")
    command("explain", _explain, "say why each row of the policy did or did not apply to a case", "CASE")
    due_dates = command("due", _due, "say when the answer and the refund are due", "POLICY")
    due_dates.add_argument("--requested-at", required=True, metavar="INSTANT")
    due_dates.add_argument("--time-zone", required=True, metavar="ZONE")
    due_dates.add_argument("--verified-on", metavar="DATE")
    due_dates.add_argument("--holidays", metavar="COUNTRY")
    checks = command("check", _check, "prove a policy (without a name: all) and run its worked cases")
    checks.add_argument("policies", nargs="*", metavar="POLICY")
    between = command("diff", _diff, "say what two versions decide otherwise", "POLICY", "OLD", "NEW")
    between.add_argument("--cases", metavar="FILE", help="replay these cases instead of all combinations")
    shown = command("show", _show, "print a policy as a person reads it", "POLICY")
    shown.add_argument("--version", help="the newest without it")
    shown.add_argument("--as", dest="look", choices=LOOKS, default="text")
    shown.add_argument("--what", choices=PAGES, default="policy")
    command("questions", _questions, "say how many questions a policy takes", "POLICY").add_argument("--version")
    return parser


def _decide(chosen: argparse.Namespace) -> int:
    return _for_each_case(chosen.case, decide)


def _explain(chosen: argparse.Namespace) -> int:
    return _for_each_case(chosen.case, explain)


def _for_each_case(name: str, work: Callable[[Any], Any]) -> int:
    given = parse(_read(name))
    if not isinstance(given, list):
        refuse_doubled(given)
        _print(work(given))
        return DONE
    answers, status = [], DONE
    for case in given:
        try:
            refuse_doubled(case)
            answers.append(work(case))
        except InvalidCase as error:
            answers.append({"error": str(error)})
            status = BAD_INPUT
    _print(answers)
    return status


def _due(chosen: argparse.Namespace) -> int:
    given = vars(chosen)
    verified_on = given["verified_on"]
    answer = due(
        chosen.policy,
        requested_at=fields.instant(given, "requested_at", ""),
        time_zone=chosen.time_zone,
        verified_on=None if verified_on is None else fields.day(verified_on, "verified_on"),
        holidays=chosen.holidays,
    )
    _print(answer)
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    status = DONE
    for policy in chosen.policies or shelf.policies():
        try:
            proofs = [check(pack) for pack in shelf.versions(policy)]
            cases, failed = failures(shelf.cases_file(policy), policy)
        except InvalidPack as broken:
            print(broken)
            status = REFUTED
            continue
        for proof in proofs:
            print(*proof.lines(), sep="\n")
        said = f"{cases - len(failed)} of {cases} worked cases come out as expected"
        print(said if cases else f"no worked cases: write some into {shelf.cases_file(policy)}", *failed, "", sep="\n")
        if failed or not all(proof.holds for proof in proofs):
            status = REFUTED
    return status


def _diff(chosen: argparse.Namespace) -> int:
    old, new = (shelf.load_pack(chosen.policy, version) for version in (chosen.old, chosen.new))
    if chosen.cases is None:
        print(*diff.lines(old, new), sep="\n")
        return DONE
    cases = parse(_read(chosen.cases))
    refuse_doubled(cases)
    print(*diff.replayed(old, new, cases if isinstance(cases, list) else [cases]), sep="\n")
    return DONE


def _show(chosen: argparse.Namespace) -> int:
    print(LOOKS[chosen.look](PAGES[chosen.what](_pack(chosen))), end="")
    return DONE


def _questions(chosen: argparse.Namespace) -> int:
    print(*questions.lines(_pack(chosen)), sep="\n")
    return DONE


def _pack(chosen: argparse.Namespace) -> Pack:
    if chosen.version is None:
        return shelf.versions(chosen.policy)[-1]
    return shelf.load_pack(chosen.policy, chosen.version)


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InvalidCase(name, f"cannot be read: {error.strerror}") from None


def _print(answer: object) -> None:
    print(json.dumps(answer, indent=2))
