"""The breaker trips where nearly everything dies, and never on what is normal."""

from random import Random

import pytest

from wiredesk.settings import Settings
from wiredesk.stream.breaker import WINDOW, Breaker


def trips_at(breaker: Breaker, deaths: list[bool]) -> int | None:
    """Give how many messages it took to trip, if it did."""
    for number, dead in enumerate(deaths, start=1):
        if breaker.trips(dead=dead):
            return number
    return None


@pytest.fixture
def usual() -> Breaker:
    """Give the breaker of the default settings."""
    settings = Settings()
    return Breaker(settings.breaker_ratio, settings.breaker_run)


def test_so_many_in_a_row(usual: Breaker) -> None:
    assert trips_at(usual, [True] * 500) == 100


def test_one_that_lives_begins_the_row_anew() -> None:
    deaths = ([True] * 99 + [False]) * 5
    assert trips_at(Breaker(1, 100), deaths) is None


def test_more_than_the_ratio_of_the_last_thousand() -> None:
    deaths = [True, True, False] * 1000
    assert trips_at(Breaker(0.5, 0), deaths) == WINDOW


def test_not_before_there_are_a_thousand() -> None:
    assert trips_at(Breaker(0.5, 0), [True] * (WINDOW - 1)) is None


def test_only_the_last_thousand_count() -> None:
    breaker = Breaker(0.5, 0)
    assert trips_at(breaker, [False] * WINDOW) is None
    assert trips_at(breaker, [True] * WINDOW) == 501


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3])
def test_a_normal_share_is_fine(usual: Breaker, share: float) -> None:
    random = Random(1)  # noqa: S311 (repeatable, not secret)
    assert trips_at(usual, [random.random() < share for _ in range(20_000)]) is None


def test_it_can_be_switched_off() -> None:
    assert trips_at(Breaker(1, 0), [True] * 5000) is None


def test_it_says_why() -> None:
    assert Breaker(1, 1).trips(dead=True) == "1 messages in a row are dead letters"
    breaker = Breaker(0.001, 0)
    said = [breaker.trips(dead=number < 2) for number in range(WINDOW)][-1]
    assert said == "2 of the last 1000 messages are dead letters"
