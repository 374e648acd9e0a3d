"""Generated stories in the wire formats that wiredesk reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson

DAY_ZERO = datetime(2024, 3, 1, tzinfo=UTC)
MEDIA_TOPIC = "medtop:11000000"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a generated story, before it is written in a format."""

    story: str
    number: int
    language: str
    headline: str
    paragraphs: list[str]
    killed: bool

    @property
    def status(self) -> str:
        """IPTC publishing status."""
        return "canceled" if self.killed else "usable"

    @property
    def sent(self) -> str:
        """When it was sent, in RFC 3339: an hour after the version before."""
        return (DAY_ZERO + timedelta(hours=self.number)).isoformat()

    @property
    def html(self) -> str:
        """The paragraphs as markup."""
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)


def write(form: str, version: Version) -> bytes:
    """Write a version in one of `FORMATS`."""
    return WRITERS[form](version)


def _plain(version: Version) -> bytes:
    """Write the prose alone."""
    return "\n".join(version.paragraphs).encode()


def _ninjs_1(version: Version) -> bytes:
    """Write ninjs 1.4."""
    return orjson.dumps(
        {
            "uri": version.story,
            "type": "text",
            "version": str(version.number),
            "versioncreated": version.sent,
            "pubstatus": version.status,
            "language": version.language,
            "urgency": 4,
            "headline": version.headline,
            "body_html": version.html,
            "subject": [{"code": MEDIA_TOPIC, "name": "politics"}],
        }
    )


def _ninjs_2(version: Version) -> bytes:
    """Write ninjs 2.1."""
    return orjson.dumps(
        {
            "standard": {"name": "ninjs", "version": "2.1"},
            "uri": version.story,
            "type": "text",
            "version": str(version.number),
            "versioncreated": version.sent,
            "pubstatus": version.status,
            "language": version.language,
            "headlines": [{"role": "main", "value": version.headline}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": version.html}],
            "subjects": [{"uri": MEDIA_TOPIC, "name": "politics"}],
        }
    )


def _ninjs_3(version: Version) -> bytes:
    """Write ninjs 3.1."""
    text = "\n".join(version.paragraphs)
    return orjson.dumps(
        {
            "standard": {"name": "ninjs", "version": "3.1"},
            "uri": version.story,
            "type": "text",
            "version": str(version.number),
            "versionCreated": version.sent,
            "pubStatus": version.status,
            "language": version.language,
            "headlines": [{"role": "main", "value": version.headline}],
            "bodies": [{"role": "main", "contentType": "text/plain", "value": text}],
            "subjects": [{"uri": MEDIA_TOPIC, "name": "politics"}],
        }
    )


WRITERS: dict[str, Callable[[Version], bytes]] = {
    "plain": _plain,
    "ninjs-1": _ninjs_1,
    "ninjs-2": _ninjs_2,
    "ninjs-3": _ninjs_3,
}
FORMATS = tuple(WRITERS)
