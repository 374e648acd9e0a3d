"""What all tests share: the option that accepts new expectations, and one instant."""

from datetime import UTC, datetime

import pytest

NOW = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the cases' expectations anew, to be read in the diff."""
    parser.addoption("--accept", action="store_true", help="write tests/cases/*/*/out.json anew")


@pytest.fixture
def now() -> datetime:
    """Give the instant at which every test takes place."""
    return NOW
