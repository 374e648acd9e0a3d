"""ninjs 1.0 to 1.x: lower-case names, ``body_html`` and ``body_text``, ``subject`` with codes.

Source: IPTC ninjs 1.4 schema. Superdesk's dialect (``guid``, ``service``) is read as well.
"""

from collections.abc import Iterable
from dataclasses import replace

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._coded import coded
from wiredesk.decode._fields import Fields
from wiredesk.decode._ninjs import LOWER_CASE
from wiredesk.decode._ninjs import decode as decode_ninjs
from wiredesk.decode._ninjs_content import Body, rendition, without_tags
from wiredesk.decode._ninjs_versions import major
from wiredesk.decode._probe import Probe
from wiredesk.story import Decoded, Subject

FORMAT = "ninjs-1"
# Markup first: it knows the paragraphs, which senders often leave out of body_text.
BODIES = (("body_html", "html"), ("body_xhtml", "html"), ("body_text", "text"))


def recognise(probe: Probe) -> Likeness:
    """Tell ninjs 1 by its declared standard or by its spelling."""
    return Likeness.YES if major(probe.json) == 1 else Likeness.NO


def _body(fields: Fields) -> Body | None:
    """Give the best of the renditions in the body's fields."""
    found = ((name, kind, fields.text(name)) for name, kind in BODIES)
    return next((Body(name, rendition(text, kind)) for name, kind, text in found if text), None)


def _headline(fields: Fields) -> str | None:
    """Give the headline, which some senders put in markup."""
    return without_tags(fields.text("headline"))


def _subjects(fields: Fields) -> tuple[Subject, ...]:
    """Give the subjects, each a code in a scheme."""
    return tuple(
        coded(entry.text("code") or "", entry.text("name"), entry.text("scheme"))
        for entry in fields.records("subject")
    )


NAMES = replace(LOWER_CASE, headline=_headline, body=_body, subjects=_subjects)


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a ninjs 1 document."""
    return decode_ninjs(probe, NAMES, FORMAT)


DECODER = Decoder(FORMAT, recognise, decode)
