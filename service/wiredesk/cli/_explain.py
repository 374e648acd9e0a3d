"""How a message was read: which format and why, where each field stood, why these topics."""

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wiredesk.cli._terminal import isolate, safe
from wiredesk.decode import FORMAT_HEADER, Likeness, decode, likeness
from wiredesk.decode._probe import Probe
from wiredesk.enrich.topics import Topic, Topics
from wiredesk.publish.envelope import Envelope, fact_in
from wiredesk.story import Decoded, Message, Rejected

WHY = {Likeness.YES: "has its marks", Likeness.FALLBACK: "readable as this, for want of another"}


def explanation(message: Message, name: str, max_bytes: int) -> RenderableType:
    """Show how a file is read, or why it can't be."""
    try:
        stories = decode(message, max_bytes)
    except Rejected as rejected:
        return Group(
            _heading(name),
            _chosen(message),
            _line("refused", f"{rejected.reason}: {rejected.detail}"),
        )
    return Group(_heading(name), _chosen(message), *map(_story, stories))


def reasons(envelope: Envelope) -> RenderableType:
    """Show what spoke for each topic of a story."""
    table = _grid()
    topics = fact_in(envelope, Topics)
    for topic in topics.items if topics else ():
        table.add_row("topic", Text(f"{topic.name}: {_reason(topic)}"))
    return table


def _reason(topic: Topic) -> str:
    """Say who or what spoke for a topic."""
    if topic.source == "sent":
        return "sent by the agency"
    words = ", ".join(isolate(word) for word in topic.evidence)
    return f"{topic.score:.0%} sure" + (f", by the words {words}" if words else "")


def _heading(name: str) -> Rule:
    """Name the file."""
    return Rule(Text(safe(f"how {name} was read"), "bold"), align="left", style="dim")


def _chosen(message: Message) -> Table:
    """Show what every format makes of the message, or the header that spoke for one."""
    named = message.header(FORMAT_HEADER)
    if named is not None:
        return _line("format", f"{safe(named)}: named by the header {FORMAT_HEADER}")
    found = likeness(Probe(message))
    table = _grid()
    for form, like in sorted(found.items(), key=lambda pair: -pair[1]):
        if like is not Likeness.NO:
            table.add_row("format", Text(f"{form}: {WHY[like]}"))
    others = ", ".join(form for form, like in found.items() if like is Likeness.NO)
    table.add_row("not", Text(others, "dim"))
    return table


def _story(decoded: Decoded) -> Table:
    """Show where an article's fields stood, and what was repaired."""
    table = _grid()
    for field, place in decoded.sources.items():
        table.add_row(field, Text(f"from {safe(place)}"))
    for warning in decoded.warnings:
        table.add_row("repaired", Text(safe(warning), "yellow"))
    return table


def _line(label: str, text: str) -> Table:
    """Show one thing."""
    table = _grid()
    table.add_row(label, Text(safe(text)))
    return table


def _grid() -> Table:
    """Start a table of labels and what they say."""
    table = Table.grid("", "", padding=(0, 2))
    table.columns[0].style = "dim"
    return table
