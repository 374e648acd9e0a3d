"""Other stories that a message refers to, and the kills of those that it names.

A kill that names another identifier belongs to another story, and so to another partition:
it becomes an item of its own, which reaches that story in order.
"""

from wiredesk.identify.identity import story_of
from wiredesk.story import Article, LinkRelation, Status

REACH = 1000
"""code points that are kept of a notice's headline and of its note to editors"""
REFERENCES: tuple[LinkRelation, ...] = ("replaces", "corrects", "kills", "related", "part_of")


def killed_ids(article: Article) -> tuple[str, ...]:
    """Give the identifiers, other than its own, that a message kills."""
    return _ids(article, "kills")


def related(article: Article) -> tuple[str, ...]:
    """Give the ids of the other stories that a message refers to, in its order."""
    return tuple(story_of(identifier) for identifier in _ids(article, *REFERENCES))


def kills(article: Article) -> tuple[Article, ...]:
    """Give the kills of other identifiers that a message contains, each as an article.

    A cancelled story is killed under each of its identifiers. What the message says to
    editors goes along, its text does not: a message may kill many.
    """
    relations: tuple[LinkRelation, ...] = ("kills",)
    if article.status is Status.CANCELED:
        relations = ("kills", "alternate")
    return tuple(_kill(article, identifier) for identifier in _ids(article, *relations))


def _kill(notice: Article, identifier: str) -> Article:
    """Give the kill of the story with this identifier, as a notice tells it."""
    return Article(
        format=notice.format,
        provider=notice.provider,
        native_id=identifier,
        status=Status.CANCELED,
        headline=_start(notice.headline),
        headline_is_first_words=notice.headline_is_first_words,
        slugline=_start(notice.slugline),
        language=notice.language,
        urgency=notice.urgency,
        sent=notice.sent,
        editor_note=_start(notice.editor_note),
    )


def _start(text: str | None) -> str | None:
    """Keep a text's first words."""
    return text[:REACH] if text else None


def _ids(article: Article, *relations: LinkRelation) -> tuple[str, ...]:
    """Give the identifiers that a message links to in these ways, each once, without its own."""
    named = (link.id for link in article.links if link.relation in relations)
    return tuple(dict.fromkeys(each for each in named if each != article.native_id))
