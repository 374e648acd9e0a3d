"""Real messages of news agencies, where they are at hand: each field as a reader expects it.

The messages are the agencies' copy and no part of the project; without them nothing is tested.
Run it with ``-s`` to see the table.
"""

from collections import Counter

import pytest

from support.messages import NOW
from support.wire_samples import FOLDER, FORMATS, Difference, expected, fields_of, is_so, read
from wiredesk.decode import choose
from wiredesk.decode._probe import Probe
from wiredesk.story import Item, Message

pytestmark = pytest.mark.skipif(
    not (FOLDER / "expected.jsonl").exists(), reason="the wire samples are not here"
)
# What is expected and can't be had from the message alone.
OUT_OF_REACH = {
    # The file says 5 and 5; the expected values are those of another system's mapping.
    ("newsml-g2/scoop.xml", "priority"),
    ("newsml-g2/scoop.xml", "urgency"),
}
RECORDS = expected() if (FOLDER / "expected.jsonl").exists() else []


def named(form: object) -> str:
    """Give our name of a sample's format."""
    return FORMATS.get(str(form)) or str(form)


def test_every_message_is_read_as_its_format() -> None:
    wrong = list[str]()
    for record in RECORDS:
        results = read(str(record["file"])).results
        formats = {found.article.format for found in results if isinstance(found, Item)}
        if formats != {named(record["format"])} and named(record["format"]) != "plain":
            wrong.append(f"{record['file']}: {formats or results}")
    assert not wrong, "\n".join(wrong)


def test_fields_are_as_expected() -> None:
    messages, fields, equal = Counter[str](), Counter[str](), Counter[str]()
    differences = list[Difference]()
    for record in RECORDS:
        form, file = str(record["format"]), str(record["file"])
        messages[form] += 1
        found = read(file)
        fields[form] += len(fields_of(record))
        if not any(isinstance(result, Item) for result in found.results):
            continue
        for field, value in fields_of(record).items():
            if is_so(field, value, found):
                equal[form] += 1
            else:
                differences.append(Difference(file, field, value, found.article))
    for form in messages:
        _row(form, messages[form], fields[form], equal[form])
    _row("all", messages.total(), fields.total(), equal.total())
    known = {(difference.file, difference.field) for difference in differences}
    assert known == OUT_OF_REACH, "\n".join(map(str, differences))


def _row(form: str, messages: int, fields: int, equal: int) -> None:
    """Print one row: format, messages, fields, equal ones and their share."""
    print(f"{form:18}{messages:4}{fields:5}{equal:5}{equal / fields:8.1%}")  # noqa: T201 (the table)


@pytest.mark.parametrize("record", RECORDS, ids=[str(record["file"]) for record in RECORDS])
def test_one_format_recognises_it(record: dict[str, object]) -> None:
    message = Message((FOLDER / str(record["file"])).read_bytes(), NOW)
    assert choose(Probe(message)).format in {named(record["format"]), "press-wire"}
