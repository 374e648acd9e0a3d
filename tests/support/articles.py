"""Articles of messages, as the decoder that is chosen for them gives them."""

import pytest

from support.messages import message
from wiredesk.decode import choose
from wiredesk.decode._probe import Probe
from wiredesk.story import Article, Decoded, Reason, Rejected


def decoded(value: bytes | str, **headers: str) -> tuple[Decoded, ...]:
    """Give all that a message's decoder gives."""
    probe = Probe(message(value, **headers))
    return tuple(choose(probe).decode(probe))


def articles(value: bytes | str, **headers: str) -> list[Article]:
    """Give the articles of a message."""
    return [found.article for found in decoded(value, **headers)]


def article(value: bytes | str, **headers: str) -> Article:
    """Give the one article of a message."""
    (only,) = articles(value, **headers)
    return only


def refusal(value: bytes | str) -> Rejected:
    """Give what a message is refused with."""
    with pytest.raises(Rejected) as refused:
        decoded(value)
    return refused.value


def reason(value: bytes | str) -> Reason:
    """Give why a message is refused."""
    return refusal(value).reason
