"""``wire.latest``: what stands now, compacted; a killed story leaves a tombstone."""

from wiredesk.publish.outbound import Outbound
from wiredesk.route import Publication, Route
from wiredesk.topics import Topic

TOPIC = Topic(
    name="latest",
    carries="the version of a story that stands now; a kill is a tombstone",
    key="story id",
    cleanup="compact",
    retention_days=None,
)


def record(topic: Topic, publication: Publication) -> Outbound | None:
    """Take what is newest: neither a version that came late nor an advisory, which is no story."""
    envelope = publication.envelope
    if envelope.action == "advisory" or (envelope.late and envelope.action != "kill"):
        return None
    value = None if envelope.action == "kill" else publication.value
    return Outbound(topic, envelope.id.encode(), value, publication.headers)


ROUTE = Route(TOPIC, record)
