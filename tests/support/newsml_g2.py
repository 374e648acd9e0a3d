"""Messages of NewsML-G2, to test with, and what they say."""

import pytest

from support.messages import message
from wiredesk.decode import newsml_g2
from wiredesk.decode._probe import Probe
from wiredesk.story import Article, Decoded, Rejected

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'

TEXT = '<itemClass qcode="ninat:text"/>'

BODY = "<inlineXML><html><body><p>OSLO (NTB) - A bridge opened.</p></body></html></inlineXML>"


def item(
    number: int = 1, meta: str = "", about: str = "<headline>Bridge</headline>", body: str = BODY
) -> str:
    """Write a newsItem."""
    return (
        f'<newsItem guid="urn:x:{number}" version="1" xml:lang="en"><itemMeta>{TEXT}{meta}'
        f"</itemMeta><contentMeta>{about}</contentMeta><contentSet>{body}</contentSet></newsItem>"
    )


def read(*items: str) -> list[Decoded]:
    """Read a message of items."""
    xml = f"<newsMessage {NAR}><itemSet>{''.join(items)}</itemSet></newsMessage>"
    return list(newsml_g2.decode(Probe(message(xml.encode()))))


def article(
    meta: str = "", about: str = "<headline>Bridge</headline>", body: str = BODY
) -> Article:
    """Read a message of one item."""
    (found,) = read(item(1, meta, about, body))
    return found.article


def refused(*items: str) -> Rejected:
    """Give why a message of items is refused."""
    with pytest.raises(Rejected) as caught:
        read(*items)
    return caught.value
