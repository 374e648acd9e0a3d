"""Which document a NITF message is, and what becomes of it: identity, status, times, links.

Source: IPTC NITF 3.6, ``docdata``, ``revision-history``.
"""

from datetime import datetime, tzinfo

from wiredesk.decode._nitf import moment
from wiredesk.decode._nitf_parts import Nitf, ids
from wiredesk.decode._sourced import STATUSES, Found, unique
from wiredesk.decode._times import instant
from wiredesk.decode._xml import attribute
from wiredesk.story import Link, Reason, Rejected, Status

REVISIONS = frozenset(("article-revision", "revision"))


def status(nitf: Nitf) -> Status:
    """Read the management status; an unknown one is refused, as it may mean a kill."""
    written = (attribute(nitf.docdata.element, "management-status") or "usable").lower()
    status = STATUSES.get(written)
    if status is None:
        raise Rejected(Reason.INVALID_FIELD, "docdata/@management-status")
    if written == "embargoed" and nitf.date("date.release")[1] is None:
        nitf.said.warn("embargoed without a time of release: withheld")
        return Status.WITHHELD
    nitf.said.sources["status"] = "docdata/@management-status"
    return status


def embargo(nitf: Nitf, zone: tzinfo | None) -> datetime | None:
    """Give the time of release, where it is later than the time of issue."""
    release = nitf.said.embargo(*nitf.date("date.release"), zone=zone)
    issue = instant(nitf.date("date.issue")[1], zone=zone)[0]
    return release if release and (issue is None or release > issue) else None


def identifier(nitf: Nitf, provider: str | None) -> str | None:
    """Give the document's id, which is only the publisher's own, without a version's number."""
    place, (stable, _) = nitf.data("doc-id", "id-string")[0], ids(nitf)
    found = nitf.said.said("native_id", (place, stable))
    if found is None:
        nitf.said.warn("no doc-id: told by its words")
    return unique(found, provider)


def version(nitf: Nitf) -> str | None:
    """Give generation and version of the story's key, where there is one."""
    parts = (nitf.data("du-key", "generation")[1], nitf.data("du-key", "version")[1])
    return nitf.said.said(
        "native_version",
        ("docdata/du-key", ".".join(filter(None, parts))),
        nitf.meta(REVISIONS),
    )


def times(nitf: Nitf, zone: tzinfo | None) -> dict[str, object]:
    """Read the points in time, in the provider's zone where they have none."""
    said = nitf.said
    issued = said.when("sent", nitf.date("date.issue"), *other_dates(nitf), zone=zone)
    return {
        "created": created(nitf, issued, zone),
        "sent": issued,
        "embargoed_until": embargo(nitf, zone),
        "expires": said.when("expires", nitf.date("date.expire"), zone=zone),
    }


def other_dates(nitf: Nitf) -> tuple[Found, ...]:
    """Give what stands in for a missing date of issue."""
    filed = attribute(nitf.opening.first("dateline", "story.date"), "norm")
    printed = attribute(nitf.head.first("pubdata"), "date.publication")
    return (
        ("dateline/story.date/@norm", moment(filed)),
        ("pubdata/@date.publication", moment(printed)),
    )


def created(nitf: Nitf, issued: datetime | None, zone: tzinfo | None) -> datetime | None:
    """Give the earliest of the times that the document names: of a revision, or of its issue."""
    revisions = nitf.head.all("revision-history")
    found = [instant(moment(attribute(entry, "norm")), zone=zone)[0] for entry in revisions]
    first = min((time for time in found if time), default=None)
    if first and not (issued and issued <= first):
        nitf.said.sources["created"] = "revision-history/@norm"
        return first
    nitf.said.sources["created"] = nitf.said.sources.get("sent", "")
    return issued


def links(nitf: Nitf, provider: str | None) -> tuple[Link, ...]:
    """Give the version's own id, and the document that it replaces or, whatever its id, kills."""
    _, of_version = ids(nitf)
    found = [Link(relation="alternate", id=of_version)] if of_version else []
    other = unique(attribute(nitf.docdata.element, "management-doc-idref"), provider)
    if other:
        fate = attribute(nitf.docdata.element, "management-idref-status")
        fate = fate or attribute(nitf.docdata.element, "management-status") or ""
        nitf.said.sources["links"] = "docdata/@management-doc-idref"
        kills = STATUSES.get(fate.lower()) is Status.CANCELED
        found.append(Link(relation="kills" if kills else "replaces", id=other))
    return tuple(found)
