"""Media Topics below the top level, where a text names them often enough.

The names are those of the IPTC's own vocabulary and some that stand for them
(``models/topics-narrower``). Precision comes first: most stories get none.
"""

from collections import defaultdict
from collections.abc import Iterator

from wiredesk import media_topics
from wiredesk.enrich._weigh import Reading, Weighed

OFTEN = 4
"""how often a text must name a narrower topic; in headline and lead each counts more"""
MOST = 2
"""narrower topics to give for one of the top level"""


def narrower(reading: Reading, topic: Weighed) -> Iterator[Weighed]:
    """Give the topics below another one that a text names often enough, as likely as that one."""
    named: dict[str, list[int]] = defaultdict(list)
    for entry in topic.entries:
        below = reading.lexicon.entries[entry].narrower
        if below and media_topics.top_level(below) == topic.media_topic:
            named[below].append(entry)
    often = {code: sum(map(reading.times.__getitem__, found)) for code, found in named.items()}
    for code in sorted(often, key=often.__getitem__, reverse=True)[:MOST]:
        if often[code] >= OFTEN:
            yield Weighed(code, topic.score, named[code])
