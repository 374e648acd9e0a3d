"""Limits of the XML formats: how many items a message may have, and how long it may take."""

import time
from contextlib import suppress

import pytest

from support.articles import decoded, reason
from wiredesk.decode._sourced import MOST_ENTRIES, MOST_ITEMS
from wiredesk.story import Reason, Rejected

MOST_SECONDS = 2.0
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'>{}</feed>"
COMPONENT = (
    "<NewsComponent><NewsLines><HeadLine>B</HeadLine></NewsLines><ContentItem><DataContent>"
    "<p>C.</p></DataContent></ContentItem></NewsComponent>"
)


def newsml(inner: str) -> str:
    return f"<NewsML Version='1.2'>{inner}</NewsML>"


def package(inner: str) -> str:
    """Give a news item whose outer component has these in it."""
    return newsml(f"<NewsItem><NewsComponent>{inner}</NewsComponent></NewsItem>")


def nitf(docdata: str = "", body: str = "<p>Words.</p>") -> str:
    head = f"<head><docdata>{docdata}</docdata></head>"
    return f"<nitf>{head}<body><body.content>{body}</body.content></body></nitf>"


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>"


@pytest.mark.parametrize(
    "many",
    [
        rss(*["<item><title>A</title></item>"] * (MOST_ITEMS + 1)),
        "<ListOfRBNews>" + "<RBNews/>" * (MOST_ITEMS + 1) + "</ListOfRBNews>",
        newsml("<NewsItem/>" * (MOST_ITEMS + 1)),
        ATOM.format("<entry/>" * (MOST_ITEMS + 1)),
        package(COMPONENT * 30),
    ],
    ids=["rss", "ritzau", "newsml-1", "atom", "newsml-1 package"],
)
def test_messages_with_too_many_items_are_refused(many: str) -> None:
    assert reason(many) is Reason.TOO_LARGE


def test_as_many_items_as_are_allowed_are_read() -> None:
    assert len(decoded(rss(*["<item><title>A</title></item>"] * MOST_ITEMS))) == MOST_ITEMS


def test_lists_have_an_end() -> None:
    keywords = "".join(f"<keyword key='k{n}'/>" for n in range(MOST_ENTRIES + 5))
    (found,) = decoded(nitf(f"<key-list>{keywords}</key-list>"))
    assert len(found.article.keywords) == MOST_ENTRIES
    assert (
        f"docdata/key-list/keyword: more than {MOST_ENTRIES}: the rest passed over"
        in found.warnings
    )


SUBJECTS = "<SubjectCode>" + "<Subject FormalName='01000000'/>" * 20_000 + "</SubjectCode>"
METADATA = f"<DescriptiveMetadata>{SUBJECTS}</DescriptiveMetadata>"
OPEN, CLOSE = "<NewsComponent EquivalentsList='yes'>" * 60, "</NewsComponent>" * 60
GUID = "<NewsID>00000001-0000-4000-8000-000000000000</NewsID>"
HEAVY = {
    "nitf keywords": nitf("<key-list>" + "<keyword key='a'/>" * 45_000 + "</key-list>"),
    "nitf inline": nitf(body="<p>" + "<em>a</em> b " * 60_000 + "</p>"),
    "newsml-1 stories": package(METADATA + COMPONENT * 15),
    "newsml-1 nested": newsml(f"<NewsItem>{OPEN}{'<NewsComponent/>' * 40_000}{CLOSE}</NewsItem>"),
    "ritzau related": f"<RBNews>{GUID}<Related>{'0' * 900_000}</Related></RBNews>",
    "rss description": rss(f"<item><description>{'&amp;lt;' * 100_000}</description></item>"),
    "rss items": rss(*[f"<item><title>{'a ' * 400}</title></item>"] * 1000),
    "half letters": nitf(body="<p>" + "Ã\u00a0 " * 150_000 + "</p>"),
}


@pytest.mark.parametrize("value", HEAVY.values(), ids=HEAVY)
def test_a_megabyte_takes_bounded_time(value: str) -> None:
    start = time.process_time()
    with suppress(Rejected):
        decoded(value)
    assert time.process_time() - start < MOST_SECONDS
