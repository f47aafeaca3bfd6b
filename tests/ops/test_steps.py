"""Set-up steps: done when something changed, and only then."""

import re
from pathlib import Path

import pytest

from ops.environments import enough
from ops.steps import Progress, Step
from ops.trouble import Trouble


class Workshop:
    """A step that makes a directory out of some sources, and counts how often it did."""

    def __init__(self, place: Path) -> None:
        self.sources, self.made, self.times = place / "sources", place / "made", 0
        self.sources.mkdir()
        (self.sources / "one.yml").write_text("one")

    def work(self, progress: Progress) -> None:
        self.times += 1
        self.made.mkdir(exist_ok=True)

    def step(self, *words: str) -> Step:
        return Step("Making", self.made, (self.sources, *words), self.work)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_a_step_is_done_once_while_its_inputs_stay(workshop: Workshop) -> None:
    workshop.step().bring_up_to_date()
    workshop.step().bring_up_to_date()
    assert workshop.times == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda sources: (sources / "one.yml").write_text("other"),
        lambda sources: (sources / "two.yml").write_text("two"),
        lambda sources: (sources / "one.yml").rename(sources / "three.yml"),
        lambda sources: (sources / "one.yml").unlink(),
    ],
    ids=["edited", "added", "renamed", "removed"],
)
def test_a_step_is_done_again_when_a_file_was(workshop: Workshop, change) -> None:
    workshop.step().bring_up_to_date()
    change(workshop.sources)
    workshop.step().bring_up_to_date()
    assert workshop.times == 2


def test_a_step_is_done_again_on_another_machine(workshop: Workshop) -> None:
    workshop.step("3.11").bring_up_to_date()
    workshop.step("3.12").bring_up_to_date()
    assert workshop.times == 2


def test_a_step_is_done_again_when_what_it_made_is_gone(workshop: Workshop) -> None:
    workshop.step().bring_up_to_date()
    for file in workshop.made.iterdir():
        file.unlink()
    workshop.step().bring_up_to_date()
    assert workshop.times == 2


def test_caches_and_hidden_directories_are_no_inputs(workshop: Workshop) -> None:
    workshop.step().bring_up_to_date()
    for name in ("__pycache__", ".venv"):
        (workshop.sources / name).mkdir()
        (workshop.sources / name / "file").write_text("noise")
    workshop.step().bring_up_to_date()
    assert workshop.times == 1


def test_a_step_that_failed_is_tried_again(workshop: Workshop) -> None:
    def fail(progress: Progress) -> None:
        workshop.times += 1
        workshop.made.mkdir(exist_ok=True)
        raise Trouble("not today")

    broken = Step("Making", workshop.made, (workshop.sources,), fail)
    with pytest.raises(Trouble, match="not today"):
        broken.bring_up_to_date()
    workshop.step().bring_up_to_date()
    assert workshop.times == 2


def test_an_environment_made_for_tests_serves_for_use(workshop: Workshop) -> None:
    for_tests, for_use = workshop.step("with pytest"), workshop.step("without")
    assert enough(False, for_tests, for_use) is for_use
    assert enough(True, for_tests, for_use) is for_tests
    for_tests.bring_up_to_date()
    assert enough(False, for_tests, for_use) is for_tests


def test_a_step_tells_that_it_began_and_that_it_is_done(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.step().bring_up_to_date()
    began, done = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"Making … \d+ s", began.strip())
    assert re.fullmatch(r"✓ Making: \d+ s", done.strip())


def test_a_fresh_step_says_nothing(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.step().bring_up_to_date()
    capsys.readouterr()
    workshop.step().bring_up_to_date()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("error: No space left on device (os error 28)", "disk is full"),
        ("cause: dns error", "check the network"),
        ("Could not find a version: [Errno 13] Permission denied: 'x'", "No permission to write"),
        ("No interpreter found for Python 3.10 in search path", "pyenv install 3.10"),
        ("The virtual environment was not created because ensurepip is not available", "apt-get install python3-venv"),
        ("Hash mismatch for `ring==1.0`", "uv cache clean"),
    ],
)
def test_a_failed_command_is_told_in_one_line_with_its_cure(
    said: str, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RINGBACK_DATA", str(tmp_path))
    with pytest.raises(Trouble, match=cure) as told:
        Progress("Trying").call(["sh", "-c", f"echo '{said.replace(chr(39), '')}' >&2; exit 1"])
    assert "\n" not in str(told.value)


def test_an_unknown_failure_names_its_last_words_and_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_DATA", str(tmp_path))
    with pytest.raises(Trouble, match=r"Trying: failed \(odd thing\): see .*setup\.log"):
        Progress("Trying").call(["sh", "-c", "echo first; echo 'odd thing'; exit 3"])


def test_a_cure_is_read_from_this_run_and_not_from_an_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RINGBACK_DATA", str(tmp_path))
    with pytest.raises(Trouble, match="disk is full"):
        Progress("Trying").call(["sh", "-c", "echo No space left on device; exit 1"])
    with pytest.raises(Trouble, match="odd thing"):
        Progress("Trying").call(["sh", "-c", "echo odd thing; exit 1"])
