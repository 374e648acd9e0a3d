"""The tree of components in a NewsML 1 news item, and the stories in it.

Source: IPTC NewsML 1.2 Functional Specification, NewsComponent and ContentItem. A component
holds components, or content in one or more renditions; what an outer component says holds for
those in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from wiredesk.decode._content import Content
from wiredesk.decode._newsml_1_renditions import Rendition
from wiredesk.decode._xml import attribute, child, children, name, text
from wiredesk.story import Reason, Rejected

MOST_STORIES = 20
"""how many stories one news item may hold"""

# Roles of components that stand beside a story and are none themselves.
_BESIDE = (
    "caption", "photo", "picture", "image", "graphic", "video", "audio", "thumbnail", "preview",
    "quicklook",
)  # fmt: skip
# Roles of components that are for machines, or that say again what the story says.
_APART = frozenset((
    "abstract", "contact", "contacts", "hyperlink", "logo", "subheadline", "stylesheet", "summary",
    "tweettext",
))  # fmt: skip
_TITLES = ("title", "headline")
_METADATA = "DescriptiveMetada"
"""what some senders call ``DescriptiveMetadata``"""


class Component:
    """A component: its own elements, and those below each, by local name."""

    def __init__(self, element: etree._Element) -> None:
        """Index an element's children, which are asked for many times."""
        self.element = element
        self.inner = _by_name((element,))
        role = (attribute(self._first("Role"), "FormalName") or "").lower()
        self.is_beside = role.startswith(_BESIDE)
        self.is_apart = role in _APART
        self.is_title = role in _TITLES
        self.is_headed = any(text(line, "HeadLine") for line in self.inner.get("NewsLines", ()))

    def _first(self, tag: str) -> etree._Element | None:
        """Give the first child of a name."""
        return next(iter(self.inner.get(tag, ())), None)

    def renditions(self) -> list["Rendition"]:
        """Give its own content that is text; of several kinds only the best."""
        held = map(Rendition, self.inner.get("ContentItem", ()))
        found = [item for item in held if item.is_text]
        best = max((item.richness for item in found), default=0)
        return [item for item in found if item.richness == best]


def _by_name(outer: Iterable[etree._Element]) -> dict[str, list[etree._Element]]:
    """Give the children of elements by their names."""
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for element in outer:
        for inner in element:
            found[name(inner)].append(inner)
    if _METADATA in found:
        found[f"{_METADATA}ta"] = found.pop(_METADATA)
    return dict(found)


Chain = tuple[Component, ...]
"""a component, behind those that it stands in, outermost first"""


@dataclass(frozen=True, slots=True)
class Part:
    """A story in a news item: its components, the outer first, and its pieces of content."""

    chain: Chain = ()
    items: tuple[Rendition, ...] = ()
    captions: tuple[str, ...] = ()
    title: str | None = None
    """the text of a component whose role is that of a title"""
    fragment: str = ""
    """tells it from the item's other stories; empty where it is the item's only one"""
    _below: dict[str, dict[str, list[etree._Element]]] = field(default_factory=dict, compare=False)
    """what is below the components' own elements, by the names of both"""

    def all(self, first: str, second: str, *path: str) -> Sequence[etree._Element]:
        """Give the elements at a path in its components, those of the innermost first."""
        below = self._below.get(first)
        if below is None:
            own = (inner for outer in reversed(self.chain) for inner in outer.inner.get(first, ()))
            below = self._below[first] = _by_name(own)
        found = below.get(second, [])
        return [inner for outer in found for inner in children(outer, *path)] if path else found

    def text(self, first: str, second: str, *path: str) -> str | None:
        """Give the words of the first such element that has any."""
        found = self.all(first, second, *path)
        return next((words for element in found if (words := text(element))), None)

    def comments(self) -> list[str]:
        """Give what the components' own comments say."""
        found = (comment for outer in self.chain for comment in outer.inner.get("Comment", ()))
        return [words for comment in found if (words := text(comment))]

    def content(self) -> Content:
        """Give the body, with the captions of pictures that stand beside it."""
        body = Content.joined(item.content() for item in self.items)
        return body._replace(captions=(*body.captions, *self.captions))

    def opening(self) -> etree._Element | None:
        """Give the ``body.head`` of the first NITF document that is its content, if any."""
        found = (child(item.nitf, "body", "body.head") for item in self.items)
        return next((opening for opening in found if opening is not None), None)

    def nitf_keywords(self) -> list[etree._Element]:
        """Give the keywords of the NITF documents that are its content."""
        path = ("head", "docdata", "key-list", "keyword")
        return [key for item in self.items for key in children(item.nitf, *path)]


def parts(item: etree._Element) -> list[Part]:
    """Give the stories of a news item, in document order.

    A news item is one story; components that have headlines beside each other are one each.
    An item of pictures alone has none; one without any content is told by its lines.
    """
    top = child(item, "NewsComponent")
    if top is None:
        return [Part()] if child(item, "NewsManagement") is not None else []
    found = _gathered(Component(top))
    if len(found.stories) > MOST_STORIES:
        raise Rejected(Reason.TOO_LARGE, f"more than {MOST_STORIES} stories in a news item")
    if not found.stories:
        return [] if _has_content(top) else [Part((Component(top),))]
    return _told_apart(found)


class _Gathered(NamedTuple):
    """What is in a tree of components."""

    stories: dict[Component, Part]
    """by the component that has the headline"""
    captions: list[str]
    titles: list[str]


def _gathered(top: Component) -> _Gathered:
    """Give the stories in a tree, and the captions and titles that stand beside them."""
    gathered = _Gathered({}, [], [])
    for chain in _chains(top):
        found = [] if _is_apart(chain) else chain[-1].renditions()
        beside = _list_beside(gathered, chain)
        if beside is not None:
            beside.extend(text for item in found if (text := item.content().text))
        elif found:
            key = next((outer for outer in reversed(chain) if outer.is_headed), top)
            known = gathered.stories.get(key, Part(chain))
            gathered.stories[key] = replace(known, items=(*known.items, *found))
    return gathered


def _is_apart(chain: Chain) -> bool:
    """Tell whether a component is, or stands in, one that is no part of the story."""
    return any(outer.is_apart for outer in chain)


def _list_beside(gathered: _Gathered, chain: Chain) -> list[str] | None:
    """Give the list that a component's text belongs to, where it is no story's."""
    if any(outer.is_beside for outer in chain):
        return gathered.captions
    return gathered.titles if chain[-1].is_title else None


def _told_apart(found: _Gathered) -> list[Part]:
    """Give the stories of one item each a name of its own, where there are several."""
    if len(found.stories) == 1:
        title = found.titles[0] if found.titles else None
        captions = tuple(found.captions)
        return [replace(p, captions=captions, title=title) for p in found.stories.values()]
    return [
        replace(part, fragment=attribute(key.element, "Duid") or str(number))
        if key is not part.chain[0]
        else part
        for number, (key, part) in enumerate(found.stories.items(), start=1)
    ]


def _chains(top: Component) -> Iterator[Chain]:
    """Give every component, with those that it stands in; of equivalent ones only the first."""
    waiting: list[Chain] = [(top,)]
    while waiting:
        chain = waiting.pop()
        yield chain
        inner = [Component(element) for element in chain[-1].inner.get("NewsComponent", ())]
        if attribute(chain[-1].element, "EquivalentsList") == "yes":
            inner = [component for component in inner if _holds_text(component)][:1] or inner[:1]
        waiting.extend((*chain, component) for component in reversed(inner))


def _holds_text(component: Component) -> bool:
    """Tell whether a component has text, itself or in those right below it."""
    below = map(Component, component.inner.get("NewsComponent", ()))
    return any(found.renditions() for found in (component, *below))


def _has_content(top: etree._Element) -> bool:
    """Tell whether there is any content in a tree of components."""
    return next(top.iter("{*}ContentItem"), None) is not None


def has_apart(item: etree._Element) -> bool:
    """Tell whether a news item has components that are no part of its stories."""
    roles = (attribute(role, "FormalName") or "" for role in item.iter("{*}Role"))
    return any(role.lower() in _APART for role in roles)
