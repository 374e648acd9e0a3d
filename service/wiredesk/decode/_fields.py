"""The fields of a JSON object, read by name and type; what is not so is `Rejected`."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo

from wiredesk.story import Reason, Rejected

# An item says more of each entry than its message did: without a limit, a message of many empty
# entries would become a record that no topic takes.
MOST_RECORDS = 1000
MOST_DIGITS = 18


class Fields:
    """One JSON object of a message, with the path to it and a list for warnings."""

    def __init__(
        self, record: Mapping[str, object], path: str = "", warnings: list[str] | None = None
    ) -> None:
        """Read this object; ``path`` names it in errors, ``warnings`` collects repairs."""
        self.record = record
        self.path = path
        self.warnings: list[str] = [] if warnings is None else warnings

    def wrong(self, name: str, expected: str) -> Rejected:
        """Build the error for a field that is not as its format has it."""
        return Rejected(Reason.INVALID_FIELD, f"{self.path}{name}: expected {expected}")

    def text(self, name: str) -> str | None:
        """Give a string without the space around it, or None where it is absent or blank."""
        value = self.record.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(name, "a string")
        return value.strip() or None

    def whole(self, name: str) -> int | None:
        """Give a whole number; a string of digits counts, as many feeds send one."""
        value = self.record.get(name)
        if isinstance(value, str) and value.strip().isdecimal() and len(value) <= MOST_DIGITS:
            return int(value)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self.wrong(name, "a whole number")

    def instant(self, name: str, zone: tzinfo | None = None) -> datetime | None:
        """Give an ISO 8601 instant; one without a zone is in ``zone`` or UTC, with a warning."""
        value = self.text(name)
        if value is None:
            return None
        try:
            found = datetime.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(name, "an ISO 8601 time") from error
        if found.tzinfo is None:
            home = zone or UTC
            self.warnings.append(f"{self.path}{name} has no time zone: taken as {home}")
            return found.replace(tzinfo=home)
        return found

    def records(self, name: str) -> tuple["Fields", ...]:
        """Give the objects of a list; an absent list is empty."""
        value = self.record.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.wrong(name, "a list")
        if len(value) > MOST_RECORDS:
            raise self.wrong(name, f"at most {MOST_RECORDS} entries")
        return tuple(self._record(entry, f"{name}[{n}]") for n, entry in enumerate(value))

    def _record(self, entry: object, name: str) -> "Fields":
        """Read one object of a list."""
        if not isinstance(entry, dict):
            raise self.wrong(name, "an object")
        return Fields(entry, f"{self.path}{name}.", self.warnings)
