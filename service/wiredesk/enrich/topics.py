"""What a story is about: IPTC Media Topics as sent, and by a lexicon of its words."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

from wiredesk import media_topics
from wiredesk.enrich import Enricher
from wiredesk.enrich._lexicon import languages, lexicon
from wiredesk.enrich._weigh import Weighed, weigh
from wiredesk.enrich.language import Language
from wiredesk.story import Article, Confidence, Fact, Model, Story, Value

MOST = 4
"""topics that the words of a story may add"""
LEAST = 0.2
"""score that a topic needs: what one weak word gives a lead. Chosen as the card says"""
LEAST_SHARE = 0.7
"""part of the best topic's score that another one needs. Chosen as the card says"""


class Topic(Value):
    """One Media Topic of a story."""

    media_topic: str
    """IPTC Media Topic, as ``medtop:11000000``"""
    name: str
    """its English name"""
    score: Confidence
    source: Literal["sent", "text"]
    """who says so: the subjects that the agency sent, or the words of the story"""
    evidence: tuple[str, ...] = ()
    """words of the story that count most for it, at most five"""


class Topics(Fact):
    """What a story is about: what the agency sent, then the most likely of the rest first."""

    items: tuple[Topic, ...]


def learn(story: Story) -> Topics | None:
    """Tell the Media Topics of a story, or None where nothing points to any."""
    sent = tuple(_sent(story.article))
    known = {topic.media_topic for topic in sent}
    told = tuple(topic for topic in _told(story) if topic.media_topic not in known)
    return Topics(items=sent + told) if sent or told else None


def _sent(article: Article) -> Iterator[Topic]:
    """Give the Media Topics that the agency sent, each after its top level."""
    sent = [subject.media_topic for subject in article.subjects if subject.media_topic]
    wider = (code for topic in sent for code in (media_topics.top_level(topic), topic))
    for code in dict.fromkeys(wider):
        name = media_topics.name(code) if code else None
        if code and name:
            yield Topic(media_topic=code, name=name, score=1, source="sent")


def _told(story: Story) -> Iterator[Topic]:
    """Give the Media Topics that the words of a story point to."""
    language = story.get(Language)
    words = lexicon(language.primary) if language else None
    if words is None:
        return
    article = story.article
    headline = article.sent_headline
    for topic in likely(weigh(words, headline, article.text)):
        yield Topic(
            media_topic=topic.media_topic,
            name=media_topics.name(topic.media_topic) or topic.media_topic,
            score=round(topic.score, 3),
            source="text",
            evidence=topic.words,
        )


def likely(weighed: list[Weighed]) -> list[Weighed]:
    """Keep the topics that are likely enough, by themselves and beside the best."""
    least = max(LEAST, LEAST_SHARE * weighed[0].score) if weighed else LEAST
    return [topic for topic in weighed[:MOST] if topic.score >= least]


def models() -> tuple[Model, ...]:
    """Name the vocabulary and the lexicons, which are loaded to be named."""
    for language in languages():
        lexicon(language)
    sources = b"".join(file.read_bytes() for file in languages().values())
    lexicons = Model(name="topics-lexicon", digest=sha256(sources).hexdigest()[:12])
    return (media_topics.model(), lexicons)


TOPICS = Enricher(name="topics", gives=Topics, learn=learn, needs=(Language,), models=models)
