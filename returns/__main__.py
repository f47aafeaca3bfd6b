"""Orders and cases from the command line; `python -m returns --help` lists the commands."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from returns import case_commands
from returns.compose import deliver_due, migrate, open_returns, outbox_entries
from returns.errors import Unusable
from returns.model import ImportReport
from returns.notices.preview import previews
from returns.notices.shop import shop_of
from returns.notices.texts import KINDS, Texts
from returns.orders import files
from returns.settings import read_settings

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 1 when rows were rejected and 2 when something has to be mended first."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m returns", description="Orders and return cases.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "migrate", "bring the database to this version").set_defaults(run=_migrate)
    orders = _command(commands, "orders", "what the shop sold").add_subparsers(required=True, metavar="COMMAND")
    importing = _command(orders, "import", "bring in orders from a JSON or CSV file")
    importing.epilog, importing.formatter_class = files.__doc__, argparse.RawDescriptionHelpFormatter
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.set_defaults(run=_import)
    cases = _command(commands, "cases", "list the cases, oldest first")
    cases.add_argument("--json", action="store_true", help="as a JSON array for programs")
    cases.add_argument("--conversation", metavar="ID", help="only those of one conversation")
    cases.set_defaults(run=_cases)
    _command(commands, "demo", "bring in the demo shop's orders, dated by today").set_defaults(run=_demo)
    _command(commands, "deliver", "send what is due in the outbox, once").set_defaults(run=_deliver)
    case_commands.add(partial(_command, commands))
    outbox = _command(commands, "outbox", "list what left, what waits and what is parked, oldest first")
    outbox.add_argument("--json", action="store_true", help="as a JSON array for programs")
    outbox.set_defaults(run=_outbox)
    preview = _command(commands, "preview", "print a notice with made-up cases")
    preview.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    preview.add_argument("--html", action="store_true", help="as HTML instead of text")
    preview.set_defaults(run=_preview)
    return parser


def _command(commands: "_Commands", name: str, does: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=does, description=does)


def _migrate(_chosen: argparse.Namespace) -> int:
    migrate()
    print("The database is up to date.")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    rows = files.rows_in(chosen.file)
    with closing(open_returns()) as returns:
        return _report(returns.import_orders(rows))


def _demo(_chosen: argparse.Namespace) -> int:
    with closing(open_returns()) as returns:
        report = returns.seed_demo()
    print(
        f"{report.imported} demo orders came in, {report.updated} were dated anew, "
        f"{report.unchanged + len(report.rejected)} stayed as they were"
    )
    return 0


def _report(report: ImportReport) -> int:
    print(
        f"{report.imported} came in, {report.updated} updated, "
        f"{report.unchanged} unchanged, {len(report.rejected)} rejected"
    )
    for row, reason in report.rejected:
        print(f"row {row}: {reason}")
    return 1 if report.rejected else 0


def _cases(chosen: argparse.Namespace) -> int:
    with closing(open_returns()) as returns:
        cases = returns.cases(conversation=chosen.conversation)
    if chosen.json:
        print(json.dumps([case.as_json() for case in cases], ensure_ascii=False, indent=2))
        return 0
    for case in cases:
        print(f"{case.number}  {case.state:<10}  {case.order}  {case.quantity} x {case.title}")
    return 0


def _deliver(_chosen: argparse.Namespace) -> int:
    print(f"{deliver_due()} sent")
    return 0


def _outbox(chosen: argparse.Namespace) -> int:
    settings = read_settings()
    entries = outbox_entries(settings)
    if chosen.json:
        # Where no mail server is set, codes stand in the printed mails anyway, and somebody wants to try them.
        listed = [entry.as_json(shows_codes=not settings.smtp_url) for entry in entries]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for entry in entries:
        one = entry.notice
        print(
            f"{one.id:>6}  {entry.state:<8} {one.channel:<8} {one.kind:<18} {one.subject}  {entry.error or ''}".rstrip()
        )
    return 0


def _preview(chosen: argparse.Namespace) -> int:
    settings = read_settings()
    for one in previews(shop_of(settings), Texts(settings.language, settings.notices), chosen.kind):
        said = one.said
        print(said.html if chosen.html else f"--- {one.name}\n{said.subject}\n\n{said.text}\n{said.chat}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
