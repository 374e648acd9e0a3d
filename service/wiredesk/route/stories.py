"""``wire.stories``: every accepted version and every kill, in order: an event log."""

from wiredesk.publish.outbound import Outbound
from wiredesk.route import Publication, Route
from wiredesk.topics import Topic

TOPIC = Topic(
    name="stories",
    carries="every accepted version of a story and every kill, enriched: an event log",
    key="story id",
    cleanup="delete",
    retention_days=30,
)


def record(topic: Topic, publication: Publication) -> Outbound:
    """Take everything."""
    key = publication.envelope.id.encode()
    return Outbound(topic, key, publication.value, publication.headers)


ROUTE = Route(TOPIC, record)
