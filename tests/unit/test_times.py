"""Points in time as wires write them, and subjects as they name them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._subjects import category_topic, subject
from wiredesk.decode._times import UNREADABLE, instant

NOON = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2026-08-03T12:00:00Z",
        "2026-08-03T12:00:00.000Z",
        "2026-08-03T14:00:00+02:00",
        "2026-08-03T14:00:00+0200",
        "2026-08-03 12:00:00Z",
        "2026-08-03T12:00Z",
        "20260803T120000Z",
        "20260803T140000+0200",
        "20260803T140000+02",
        "Mon, 03 Aug 2026 12:00:00 GMT",
        "3 Aug 2026 14:00:00 +0200",
        "031200 GMT Aug 26",
        "031200 GMT août 26",
        "03 1200 GMT Aug 26".replace(" ", "", 1),
        "08-03-26 1200GMT",
        " 2026-08-03T12:00:00Z\n",
    ],
)
def test_instants(written: str) -> None:
    assert instant(written) == (NOON, None)


def test_the_day_comes_first_where_it_can_be_no_month() -> None:
    assert instant("20-11-13 0001GMT")[0] == datetime(2013, 11, 20, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2026-08-03 12:00:00", "20260803T1200", "031200 Aug 26"])
def test_a_time_without_a_zone_is_the_providers(written: str) -> None:
    found, warning = instant(written, zone=ZoneInfo("Pacific/Auckland"))
    assert found is not None
    assert found.astimezone(UTC) == datetime(2026, 8, 3, 0, 0, tzinfo=UTC)
    assert warning == "has no time zone: taken as Pacific/Auckland"
    assert instant(written) == (NOON, "has no time zone: taken as UTC")


@pytest.mark.parametrize(
    "written",
    ["noon", "20260230T120000Z", "YYYYMMDD000000-HHMM", "0001-01-01T00:00:00+14:00", "9" * 5000],
)
def test_what_is_no_instant(written: str) -> None:
    assert instant(written) == (None, UNREADABLE)


@pytest.mark.parametrize("written", [None, "", "  "])
def test_nothing_is_no_fault(written: str | None) -> None:
    assert instant(written) == (None, None)


@given(st.text(alphabet="0123456789-:T+Z GMTAugd./,", max_size=32))
def test_anything_is_an_instant_or_told_as_none(written: str) -> None:
    found, warning = instant(written)
    assert found is None or found.tzinfo is not None
    assert found is not None or warning == UNREADABLE or not written.strip()


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=-3)))))
def test_iso_reads_back(moment: datetime) -> None:
    found, _ = instant(moment.isoformat())
    assert found in (moment, None)
    assert found is not None or moment.year in (1, 9999)


@pytest.mark.parametrize(
    ("code", "scheme", "topic"),
    [
        ("medtop:20000340", None, "medtop:20000340"),
        ("15000000", None, "medtop:15000000"),
        ("4000000", None, "medtop:04000000"),
        ("subj:02000000", None, "medtop:02000000"),
        ("s", "anpa", "medtop:15000000"),
        ("wi", "dpacat", "medtop:04000000"),
        ("s", None, None),
        ("i", "anpa", None),
        ("N2:SPO", None, None),
        ("", None, None),
    ],
)
def test_subjects(code: str, scheme: str | None, topic: str | None) -> None:
    found = subject(code, "as named", scheme)
    assert (found.code, found.name, found.scheme) == (code, "as named", scheme)
    assert found.media_topic == topic


def test_categories() -> None:
    assert category_topic(" S ") == "medtop:15000000"
    assert category_topic("a") is None
    assert category_topic(None) is None
