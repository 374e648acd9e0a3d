"""What a story is about: IPTC Media Topics as sent, and by the words of its text."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources.abc import Traversable
from operator import attrgetter
from typing import Literal

from wiredesk import media_topics
from wiredesk.enrich import Enricher
from wiredesk.enrich._lexicon import FACTORS, NARROWER, languages, lexicon
from wiredesk.enrich._topics_narrower import narrower
from wiredesk.enrich._weigh import SCORES, Weighed, read, scores, weigh
from wiredesk.enrich.language import Language
from wiredesk.story import Article, Confidence, Fact, Model, Story, Value

MOST = 4
"""topics of the top level that the words of a story may add"""
LEAST = 0.1
"""score that the most likely topic needs. Chosen as the card says"""
LEAST_FURTHER = 0.4
"""score that any further topic needs. Chosen as the card says"""


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
    """Give the Media Topics that the words of a story point to, those of the top level first."""
    language = story.get(Language)
    if language is None:
        return
    article = story.article
    reading = read(lexicon(language.primary), article.sent_headline, article.text)
    top = likely(weigh(reading))
    for topic in (*top, *(below for one in top for below in narrower(reading, one))):
        yield Topic(
            media_topic=topic.media_topic,
            name=media_topics.name(topic.media_topic) or topic.media_topic,
            score=round(topic.score, 3),
            source="text",
            evidence=reading.words(topic),
        )


def likely(weighed: list[Weighed]) -> list[Weighed]:
    """Keep the first topic if anything speaks for it, and others that are likely by themselves."""
    first = [topic for topic in weighed[:1] if topic.score >= LEAST]
    return first + [topic for topic in weighed[1:MOST] if topic.score >= LEAST_FURTHER]


def models() -> tuple[Model, ...]:
    """Name the vocabulary, the lexicons and what was learnt of them, and load what is shared."""
    scores()
    lists = [*languages().values(), *NARROWER.iterdir()]
    learnt = [SCORES, *FACTORS.iterdir()]
    return (
        media_topics.model(),
        Model(name="topics", digest=_digest(learnt)),
        Model(name="topics-lexicon", digest=_digest(lists)),
    )


def _digest(data: Iterable[Traversable]) -> str:
    """Give the first digits of the SHA-256 of files, in the order of their names."""
    content = b"".join(file.read_bytes() for file in sorted(data, key=attrgetter("name")))
    return sha256(content).hexdigest()[:12]


TOPICS = Enricher(name="topics", gives=Topics, learn=learn, needs=(Language,), models=models)
