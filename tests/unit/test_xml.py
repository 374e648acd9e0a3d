"""XML read without entities, DTDs or network, and asked by local names."""

import pytest

from support.messages import dead, message
from wiredesk.decode._probe import Probe
from wiredesk.decode._xml import (
    MOST_ATTRIBUTES,
    MOST_DEPTH,
    attribute,
    child,
    children,
    name,
    parse,
    prose,
    tables,
    text,
)
from wiredesk.story import Reason, Rejected

DOCUMENT = """<?xml version="1.0"?>
<n:item xmlns:n="urn:n" xmlns:x="urn:x" x:lang=" fr " empty=" ">
  <n:meta><n:name>One</n:name><name>  Two <b>and</b>
 a half </name></n:meta>
  <meta><name/></meta>
  <body><p>A <person>child</person> and its tail.</p><!-- no --><p>Next<br/>line</p>
    <table><tr><th>Team</th><th>Pts</th></tr><tr><td>A</td><td>3</td></tr></table>tail of it
    <media><caption>A picture</caption></media><pre>as
it stands</pre></body>
</n:item>"""


def test_local_names() -> None:
    root = parse(DOCUMENT).root
    assert name(root) == "item"
    assert [text(found) for found in children(root, "meta", "name")] == [
        "One",
        "Two and a half",
        None,
    ]
    assert text(root, "meta", "name") == "One"
    assert text(root, "no", "name") is None
    assert child(root, "meta", "no") is None
    assert child(None, "meta") is None
    assert (attribute(root, "lang"), attribute(root, "empty"), attribute(root, "no")) == (
        "fr",
        None,
        None,
    )
    assert attribute(None, "lang") is None


def test_prose_is_a_paragraph_a_line_and_tables_are_apart() -> None:
    body = child(parse(DOCUMENT).root, "body")
    assert body is not None
    assert prose(body) == "A child and its tail.\nNext\nline\ntail of it\nas\nit stands"
    assert tables(body) == ("Team\tPts\nA\t3",)


@pytest.mark.parametrize(
    ("markup", "words", "warnings"),
    [
        ("<a>caf&eacute; &amp; &#x41;&#66;</a>", "café & AB", 0),
        ("<a>AT&T and R & D</a>", "AT&T and R & D", 1),
        ("<a>x&#0;y&#xD800;z&#99999999999;</a>", "xyz", 1),
        ("<a>x\x01y\x0bz</a>", "xyz", 1),
        ('<!DOCTYPE a [<!ENTITY b "boom">]><a>x&b;y</a>', "xy", 1),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>x&b;y</a>', "xy", 1),
        (
            '<!DOCTYPE a PUBLIC "p" "http://a.invalid/a" [<!ENTITY % c "d"> %c; ]><a>x</a>',
            "x",
            0,
        ),
        ('<?xml version="1.0" encoding="utf-16"?><a>é</a>', "é", 0),
        ("\n\n<?xml version='1.0'?><a>leading space</a>", "leading space", 0),
        ("<a><![CDATA[<b>&eacute; & c</b>]]></a>", "<b>&eacute; & c</b>", 0),
    ],
)
def test_what_is_repaired(markup: str, words: str, warnings: int) -> None:
    root, told = parse(markup)
    assert text(root) == words
    assert len(told) == warnings


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<a>", Reason.MALFORMED),
        ("<a></b>", Reason.MALFORMED),
        ("<a" + "".join(f" x{n}=''" for n in range(MOST_ATTRIBUTES + 1)) + "/>", Reason.MALFORMED),
        ("<a>" * (MOST_DEPTH + 1) + "</a>" * (MOST_DEPTH + 1), Reason.TOO_DEEP),
        ("<a>" * 5000 + "</a>" * 5000, Reason.TOO_DEEP),
        ("<a>" + "<b/>" * 200_000 + "</a>", Reason.MALFORMED),
    ],
    ids=["open", "crossed", "attributes", "deep", "very deep", "many"],
)
def test_what_is_refused(markup: str, reason: Reason) -> None:
    with pytest.raises(Rejected) as raised:
        parse(markup)
    assert raised.value.reason is reason
    assert len(raised.value.detail) < 200


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-8859-1", "utf-8"),
        ("iso-8859-15", "iso-8859-15"),
        ("UTF-8", "cp1252"),
        ("utf-7", "utf-8"),
    ],
)
def test_the_charset_is_that_of_the_bytes(declared: str, written: str) -> None:
    markup = f'<?xml version="1.0" encoding="{declared}"?><a>Décès à Nîmes</a>'
    probe = Probe(message(markup.encode(written)))
    assert text(probe.xml) == "Décès à Nîmes"


def test_a_probe_says_what_is_wrong_with_xml() -> None:
    assert Probe(message("no markup")).xml is None
    assert Probe(message("<a>")).unreadable().reason is Reason.MALFORMED
    assert dead(message("<a>")).reason is Reason.MALFORMED
    assert dead(message("<a/>")).reason is Reason.UNKNOWN_FORMAT
    assert Probe(message("<a>x & y</a>")).xml is not None
