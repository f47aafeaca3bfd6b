"""Cases survive the death of any server: one of every fate, with a mail server and a bank that are really there."""

import pytest

from bench.killing.__main__ import Report, killed
from bench.killing.fates import FATES


@pytest.fixture(scope="module")
def report() -> Report:
    """What came of one case of every fate while servers died."""
    return killed(len(FATES), seed=1, every=5.0)


def test_every_server_was_killed(report: Report) -> None:
    assert set(report.kills) == {"rasa", "actions", "desk"}


def test_every_case_ends_as_it_should_with_its_money_paid_once_and_every_notice_in_sequence(report: Report) -> None:
    assert report.findings.faults == ()
    assert report.findings.letters > 3 * len(FATES)


def test_nobody_hears_twice_but_of_a_mail_that_was_on_the_wire(report: Report) -> None:
    assert len(report.findings.doubled) <= report.kills["desk"]
