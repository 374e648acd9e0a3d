"""Fields of ninjs, also where a sender fills them otherwise than the standard has it."""

from wiredesk.decode._fields import MOST_RECORDS, Fields
from wiredesk.decode._ninjs_content import mended


def clean(fields: Fields, name: str) -> str | None:
    """Give a text field with its characters repaired."""
    return mended(fields, name, fields.text(name))


def count(fields: Fields, name: str, most: int) -> int | None:
    """Read a number that nothing depends on; one out of bounds is passed over, with a warning."""
    number = fields.whole(name)
    if number is None or 0 <= number <= most:
        return number
    fields.warnings.append(f"{name} is not 0 to {most}: passed over")
    return None


def strings(fields: Fields, name: str) -> tuple[str, ...]:
    """Read a list of strings; what is no string in it is passed over."""
    values = fields.record.get(name)
    words = values[:MOST_RECORDS] if isinstance(values, list) else []
    return tuple(word.strip() for word in words if isinstance(word, str) and word.strip())


def urgency(fields: Fields) -> int | None:
    """Read the urgency; 0 is how some systems send none."""
    urgency = fields.whole("urgency") or None
    if urgency is not None and not 1 <= urgency <= 9:  # noqa: PLR2004 (the standard's own bounds)
        raise fields.wrong("urgency", "1 to 9")
    return urgency


def genre(fields: Fields) -> str | None:
    """Read the first genre's name: ``genre`` in version 1, ``genres`` after it."""
    genres = fields.records("genres") or fields.records("genre")
    return genres[0].text("name") if genres else None
