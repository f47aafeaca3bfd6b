"""Limits let through what they promise, name the pause, and forget what no longer counts."""

from desk.limits import Limit


class Seconds:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_amount_may_come_at_once_and_the_next_one_waits_for_its_share() -> None:
    seconds = Seconds()
    limit = Limit(3, per=60, now=seconds)
    assert [limit.wait("a") for _ in range(4)] == [0, 0, 0, 20]
    seconds.now += 19
    assert limit.wait("a") == 1
    seconds.now += 1
    assert limit.wait("a") == 0
    assert limit.wait("a") == 20


def test_what_is_turned_away_does_not_count() -> None:
    seconds = Seconds()
    limit = Limit(1, per=60, now=seconds)
    limit.wait("a")
    for _ in range(5):
        assert limit.wait("a") == 60
    seconds.now += 60
    assert limit.wait("a") == 0


def test_keys_have_limits_of_their_own_and_can_be_forgotten() -> None:
    limit = Limit(1, now=Seconds())
    assert limit.wait("a") == limit.wait("b") == 0
    assert limit.wait("a") > 0
    limit.forget("a")
    assert limit.wait("a") == 0


def test_keys_that_no_longer_count_take_no_room() -> None:
    seconds = Seconds()
    limit = Limit(1, per=60, now=seconds)
    for n in range(5000):
        limit.wait(f"key {n}")
        seconds.now += 1
    assert len(limit._full_at) < 1200
