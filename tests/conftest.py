"""What all tests share: the option that accepts new expectations, and one instant."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings

# No test asserts a time: on a busy machine an example may take any.
settings.register_profile("wiredesk", deadline=None)
settings.load_profile("wiredesk")

NOW = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the cases' expectations anew, to be read in the diff, and to fuzz longer."""
    parser.addoption("--accept", action="store_true", help="write tests/cases/*/*/out.json anew")
    parser.addoption("--chaos-long", action="store_true", help="run every fault, and many kills")
    parser.addoption("--fuzz", type=int, default=3000, help="how many mutated messages are read")


@pytest.fixture
def now() -> datetime:
    """Give the instant at which every test takes place."""
    return NOW
