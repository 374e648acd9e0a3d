"""Every case has the marks of one format, and nothing else claims it."""

from pathlib import Path

import pytest

from support.cases import FOLDERS, NAMES, facts_of, message_of
from wiredesk.decode import FORMAT_HEADER, Likeness, decoders
from wiredesk.decode._probe import Probe


def likeness_of(folder: Path) -> dict[str, Likeness]:
    """Give how much a case's message looks like each format, where it looks like it at all."""
    probe = Probe(message_of(folder, facts_of(folder)))
    found = {name: part.recognise(probe) for name, part in decoders().items()}
    return {name: likeness for name, likeness in found.items() if likeness is not Likeness.NO}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_one_format_recognises_it(folder: Path) -> None:
    facts = facts_of(folder)
    likeness = likeness_of(folder)
    best = max(likeness.values(), default=Likeness.NO)
    alike = [name for name, found in likeness.items() if found is best]
    if "reason" not in facts and not message_of(folder, facts).header(FORMAT_HEADER):
        assert alike == [folder.parent.name]
    assert len(alike) <= 1


def test_plain_text_is_the_only_fallback() -> None:
    fallbacks = {
        name
        for folder in FOLDERS
        for name, found in likeness_of(folder).items()
        if found is Likeness.FALLBACK
    }
    assert fallbacks == {"plain"}
