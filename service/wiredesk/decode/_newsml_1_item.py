"""What NewsML 1 says of a news item: identification, management, lines and metadata.

Source: IPTC NewsML 1.2 Functional Specification and DTD.
"""

import re
from collections.abc import Iterator

from lxml import etree

from wiredesk.decode._coded import coded
from wiredesk.decode._newsml_1 import Part
from wiredesk.decode._sourced import Found, Sourced
from wiredesk.decode._xml import Branch, attribute, child, children, name, text
from wiredesk.story import Subject

RELEASES = {"release": "press release"}
"""what Business Wire calls a genre"""
NOTES = frozenset((
    "advisoryline", "advisory", "editorsnote", "editornote", "editorialnote", "ednote",
    "note", "notetoeditors", "correctionline", "updateline",
))  # fmt: skip


class NewsItem:
    """One news item, or a story of its own within one, and what is taken from it."""

    def __init__(self, element: etree._Element, part: Part, said: Sourced) -> None:
        """Read this part of a news item."""
        self.element = element
        self.part = part
        self.said = said
        self.opening = Branch(part.opening())
        self.management = Branch(child(element, "NewsManagement"))
        self.identifier = Branch(child(element, "Identification", "NewsIdentifier"))

    def line(self, tag: str) -> Found:
        """Give a news line, of the innermost component that has one."""
        return f"NewsLines/{tag}", self.part.text("NewsLines", tag)

    def typed_lines(self) -> Iterator[tuple[str, str]]:
        """Give the news lines whose type is a word of the agency's, with that."""
        for line in self.part.all("NewsLines", "NewsLine"):
            kind = attribute(child(line, "NewsLineType"), "FormalName") or ""
            for words in children(line, "NewsLineText"):
                if written := text(words):
                    yield kind, written

    def formal(self, first: str, second: str, *path: str) -> Found:
        """Give the formal name at a path in the metadata, of the innermost that has one."""
        found = (
            attribute(element, "FormalName") for element in self.part.all(first, second, *path)
        )
        return "/".join((first, second, *path)), next((value for value in found if value), None)

    def managed(self, tag: str) -> Found:
        """Give the formal name of an element of the news management; some have it as its text."""
        found = self.management.first(tag)
        return f"NewsManagement/{tag}", attribute(found, "FormalName") or text(found)

    def described(self, tag: str) -> Found:
        """Give the words of an element of the descriptive metadata."""
        return f"DescriptiveMetadata/{tag}", self.part.text("DescriptiveMetadata", tag)

    def properties(self, *names: str) -> list[str]:
        """Give the values of the descriptive properties that have one of these names."""
        found = self.part.all("DescriptiveMetadata", "Property")
        named = [entry for entry in found if attribute(entry, "FormalName") in names]
        return [value for entry in named if (value := attribute(entry, "Value"))]


def provider(news: NewsItem) -> str | None:
    """Give who sent it: the provider's formal name, else the source's, else its domain."""
    metadata = "AdministrativeMetadata"
    return news.said.said(
        "provider",
        news.formal(metadata, "Provider", "Party"),
        news.formal(metadata, "Source", "Party"),
        ("NewsIdentifier/ProviderId", news.identifier.text("ProviderId")),
    )


def headline(news: NewsItem) -> str | None:
    """Give the headline; that of the NITF in it stands in."""
    return news.said.said(
        "headline",
        news.line("HeadLine"),
        ("nitf/body.head/hedline/hl1", news.opening.text("hedline", "hl1")),
        ("NewsComponent of the role Title", news.part.title),
    )


def note(news: NewsItem) -> str | None:
    """Give the news lines that are for editors: what a version adds, corrects or replaces."""
    lines = [words for kind, words in news.typed_lines() if word(kind) in NOTES]
    return news.said.said(
        "editor_note",
        ("NewsLines/NewsLine, NewsComponent/Comment", "\n".join((*lines, *news.part.comments()))),
    )


def word(kind: str) -> str:
    """Give a formal name without its spaces and case."""
    return re.sub(r"[\W_]+", "", kind).lower()


def sluglines(news: NewsItem) -> tuple[Found, ...]:
    """Give where the slug may stand."""
    keys = [key for entry in news.part.nitf_keywords() if (key := attribute(entry, "key"))]
    catch = next((words for kind, words in news.typed_lines() if word(kind) == "catchword"), None)
    return (
        news.line("SlugLine"),
        ("Identification/NameLabel", text(news.element, "Identification", "NameLabel")),
        ("NewsLines/NewsLine", catch),
        ("nitf/key-list/keyword", keys[0] if len(keys) == 1 else None),
    )


def languages(news: NewsItem) -> tuple[Found, ...]:
    """Give where the language may be declared."""
    components = (attribute(outer.element, "lang") for outer in reversed(news.part.chain))
    return (
        news.formal("DescriptiveMetadata", "Language"),
        ("NewsComponent/@xml:lang", next((tag for tag in components if tag), None)),
        ("NewsItem/@xml:lang", attribute(news.element, "lang")),
    )


def sequence(envelope: etree._Element | None) -> Found:
    """Give the running number of the transmission."""
    return "NewsEnvelope/TransmissionId", text(envelope, "TransmissionId")


def priority(envelope: etree._Element | None) -> Found:
    """Give the transmission's priority."""
    return "NewsEnvelope/Priority", attribute(child(envelope, "Priority"), "FormalName")


def word_count(news: NewsItem) -> Found:
    """Give the number of words that the content's characteristics say."""
    for item in news.part.items:
        for entry in item.inner.all("Characteristics", "Property"):
            if word(attribute(entry, "FormalName") or "") in ("words", "wordcount"):
                return "Characteristics/Property", attribute(entry, "Value")
    return "Characteristics/Property", None


def category(news: NewsItem) -> Found:
    """Give the agency's category, which stands beside a subject code."""
    codes = (
        code for group in news.part.all("DescriptiveMetadata", "SubjectCode") for code in group
    )
    found = (attribute(code, "cat") for code in codes)
    of_codes = next((value for value in found if value), None)
    return "SubjectCode/@cat, Property", of_codes or next(
        iter(news.properties("Category", "category")), None
    )


def keywords(news: NewsItem) -> list[str]:
    """Give the keywords, as properties or in a news line."""
    lines = (text(line) or "" for line in news.part.all("NewsLines", "KeywordLine"))
    listed = (text(word) or "" for word in news.part.all("item_keywords", "item_keyword"))
    named = news.properties("Keyword", "keyword", "Keywords")
    words = [word for entry in (*named, *listed) for word in entry.split(";")]
    words += [word for line in lines for word in re.split(r"[,;/]", line)]
    return [word.strip() for word in words]


def labels(news: NewsItem) -> list[str | None]:
    """Give what may name the kind of item that it is."""
    genre = news.formal("DescriptiveMetadata", "Genre")[1]
    return [news.managed("NewsItemType")[1], RELEASES.get((genre or "").lower(), genre)]


def place(news: NewsItem) -> Found:
    """Give the place that the story comes from, else the first that it is about."""
    sent = news.part.all("DescriptiveMetadata", "Location")
    places = sorted(sent, key=lambda place: attribute(place, "HowPresent") != "Origin")
    levels = ("City", "CountryArea", "Country", "CountryName")
    own = news.part.all("DescriptiveMetadata", "Property")
    for properties in (*(children(place, "Property") for place in places), own):
        named = {attribute(entry, "FormalName"): attribute(entry, "Value") for entry in properties}
        if found := [value for level in levels if (value := named.get(level))]:
            return "DescriptiveMetadata/Location", ", ".join(found)
    return "DescriptiveMetadata/Location", None


def rights(news: NewsItem) -> tuple[Found, ...]:
    """Give the copyright notice: a line of its own, else date and holder."""
    parts_of = (
        news.part.text("RightsMetadata", "Copyright", "CopyrightDate"),
        news.part.text("RightsMetadata", "Copyright", "CopyrightHolder"),
    )
    return (
        news.line("CopyrightLine"),
        news.line("RightsLine"),
        ("RightsMetadata/Copyright", " ".join(filter(None, parts_of))),
    )


def usage_terms(news: NewsItem) -> Found:
    """Give what the rights metadata say of the item's use."""
    tags = ("UsageType", "Geography", "Limitations")
    found = [news.part.text("RightsMetadata", "UsageRights", tag) for tag in tags]
    return "RightsMetadata/UsageRights", "; ".join(filter(None, found))


def subjects(news: NewsItem) -> Iterator[Subject]:
    """Give the subject codes, of whichever level."""
    for group in news.part.all("DescriptiveMetadata", "SubjectCode"):
        for entry in group:
            code = attribute(entry, "FormalName")
            if code and name(entry).startswith("Subject"):
                yield coded(code, None, attribute(entry, "Scheme"))
