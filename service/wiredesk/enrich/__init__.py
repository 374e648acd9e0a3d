"""Story to facts: one file per enricher, run in the order of their declared needs.

An enricher is a pure function from a story to one fact, or to None where it has nothing to
say. A file here holds one `Enricher`; nothing else has to be told of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter

from wiredesk.plugins import parts
from wiredesk.story import Fact, Model, Story


def _no_models() -> tuple[Model, ...]:
    """Give nothing: the default of an enricher that needs no data."""
    return ()


@dataclass(frozen=True, slots=True)
class Enricher:
    """One enricher: what it gives, what it needs first, and the function that learns it."""

    name: str
    """the field of the envelope's ``enrichment`` that the fact fills"""
    gives: type[Fact]
    """the type of its fact"""
    learn: Callable[[Story], Fact | None]
    """the pure function; the story already has the facts of ``needs``, where there are any"""
    needs: tuple[type[Fact], ...] = ()
    """facts that must have been tried before"""
    models: Callable[[], tuple[Model, ...]] = _no_models
    """loads the models and data that it uses, and names them"""


@cache
def enrichers() -> tuple[Enricher, ...]:
    """List the enrichers in this folder, each after those whose facts it needs."""
    found = {part.gives: part for part in parts(__name__, Enricher)}
    order = TopologicalSorter({gives: part.needs for gives, part in found.items()})
    return tuple(found[gives] for gives in order.static_order())


def enrich(story: Story) -> Story:
    """Give the story with every fact that an enricher in this folder learns of it."""
    for enricher in enrichers():
        fact = enricher.learn(story)
        if fact is not None:
            story = story.knowing(fact)
    return story


@cache
def models() -> tuple[Model, ...]:
    """Load what the enrichers need, and name it, each once."""
    found = {model.name: model for enricher in enrichers() for model in enricher.models()}
    return tuple(found[name] for name in sorted(found))
