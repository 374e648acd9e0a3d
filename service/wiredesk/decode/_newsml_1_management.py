"""Which news item a NewsML 1 message has, and what becomes of it: identity, status, times, links.

Source: IPTC NewsML 1.2, Identification and NewsManagement.
"""

import re
from datetime import datetime, tzinfo

from lxml import etree

from wiredesk.decode._newsml_1_item import NewsItem
from wiredesk.decode._sourced import MOST_ENTRIES, STATUSES, Found
from wiredesk.decode._xml import attribute, child, text
from wiredesk.story import Link, Reason, Rejected, Status

# What is after the identifier in a PublicIdentifier: the revision, and whether it updates.
REVISION = re.compile(r":\d+[NUA]?$")
IDENTIFIER = ("ProviderId", "DateId", "NewsItemId")
_EMBARGO = re.compile(r"\bembargo", re.IGNORECASE)


def status(news: NewsItem) -> Status:
    """Read the status; an unknown one is refused, as it may mean a kill."""
    place, written = news.managed("Status")
    status = STATUSES.get((written or "usable").lower())
    if status is None:
        raise Rejected(Reason.INVALID_FIELD, place)
    dated = change(news, "usable") or any(_EMBARGO.search(words) for words in news.part.comments())
    if (written or "").lower() == "embargoed" and not dated:
        news.said.warn("embargoed without a time of release: withheld")
        return Status.WITHHELD
    news.said.sources["status"] = place
    return status


def change(news: NewsItem, *to: str) -> str | None:
    """Give when the status will change to one of these."""
    for change in news.management.all("StatusWillChange"):
        future = attribute(child(change, "FutureStatus"), "FormalName") or ""
        if future.lower() in to:
            return text(change, "DateAndTime")
    return None


def embargo(news: NewsItem, zone: tzinfo | None) -> datetime | None:
    """Give when an item that may not be used yet becomes usable."""
    return news.said.embargo("NewsManagement/StatusWillChange", change(news, "usable"), zone=zone)


def expiry(news: NewsItem, zone: tzinfo | None) -> datetime | None:
    """Give when the item may no longer be used."""
    ends = change(news, "withheld", "canceled", "cancelled")
    return news.said.when("expires", ("NewsManagement/StatusWillChange", ends), zone=zone)


def identifier(news: NewsItem, provider: str | None) -> str | None:
    """Give the identifier without its revision; without a PublicIdentifier, its parts' one."""
    owner, date, own = (news.identifier.text(tag) for tag in IDENTIFIER)
    public = news.identifier.text("PublicIdentifier")
    stable = REVISION.sub("", public) if public else None
    if own and (owner or provider):
        own = own.removesuffix(f"-v{news.identifier.text('RevisionId')}")
        stable = ":".join(filter(None, ("urn:newsml", owner or provider, date, own)))
    found = news.said.said(
        "native_id", ("Identification/NewsIdentifier", stable), news.described("guid")
    )
    if found is None:
        news.said.warn("no NewsItemId: told by its words")
    return f"{found}#{news.part.fragment}" if found and news.part.fragment else found


def revision(news: NewsItem) -> Found:
    """Give the revision."""
    return "NewsIdentifier/RevisionId", news.identifier.text("RevisionId")


def signals(news: NewsItem) -> list[str | None]:
    """Give the provider's instructions to receivers."""
    found = news.management.all("Instruction")
    return [attribute(instruction, "FormalName") for instruction in found]


def managed_date(news: NewsItem, tag: str) -> Found:
    """Give a date of the news management."""
    return f"NewsManagement/{tag}", news.management.text(tag)


def times(
    news: NewsItem, envelope: etree._Element | None, zone: tzinfo | None
) -> dict[str, object]:
    """Read the points in time, in the provider's zone where they have none."""
    said = news.said
    return {
        "created": said.when("created", managed_date(news, "FirstCreated"), zone=zone),
        "sent": said.when("sent", *dates(news, envelope), zone=zone),
        "embargoed_until": embargo(news, zone),
        "expires": expiry(news, zone),
    }


def dates(news: NewsItem, envelope: etree._Element | None) -> tuple[Found, ...]:
    """Give when this revision was made, else when the message was sent."""
    transmitted = "NewsEnvelope/DateAndTime", text(envelope, "DateAndTime")
    dated = "NewsIdentifier/DateId", news.identifier.text("DateId")
    return (managed_date(news, "ThisRevisionCreated"), transmitted, dated)


def links(news: NewsItem, native_id: str | None) -> tuple[Link, ...]:
    """Give other names of this item, the item that it is part of, those that it goes with."""
    found = dict[Link, None]()
    if native_id and news.part.fragment:
        found[Link(relation="part_of", id=native_id.rpartition("#")[0])] = None
    elif other_name := _other_name(news, native_id):
        found[Link(relation="alternate", id=other_name)] = None
    for tag in ("AssociatedWith", "DerivedFrom"):
        for other in news.management.all(tag)[:MOST_ENTRIES]:
            if identifier := attribute(other, "NewsItem"):
                is_urn = identifier.startswith("urn:")
                other_id = REVISION.sub("", identifier) if is_urn else identifier
                found[Link(relation="related", id=other_id)] = None
    if found:
        news.said.sources["links"] = "NewsIdentifier, NewsManagement/AssociatedWith"
    return tuple(found)


def _other_name(news: NewsItem, native_id: str | None) -> str | None:
    """Give the PublicIdentifier, where it is not made of the identifier and the revision."""
    public = news.identifier.text("PublicIdentifier")
    derived = (native_id, f"{native_id}:{news.identifier.text('RevisionId')}")
    return None if public in derived else public
