"""A wire format, an enricher and a case are each new files: none that is there is edited."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IGNORED = shutil.ignore_patterns("__pycache__", "target", ".hypothesis")

DECODER = '''
"""Headers as ``key: value`` lines, an empty line, then the story."""

from collections.abc import Iterable

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._probe import Probe
from wiredesk.story import Article, Decoded


def recognise(probe: Probe) -> Likeness:
    """Know it by its first header."""
    return Likeness.YES if (probe.text or "").startswith("Slug: ") else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read one story."""
    head, _, text = (probe.text or "").partition("\\n\\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    yield Decoded(
        Article(
            format="headed",
            native_id=fields["Id"],
            slugline=fields["Slug"],
            headline=fields["Title"],
            text=text.strip(),
        )
    )


DECODER = Decoder("headed", recognise, decode)
'''

ENRICHER = '''
"""How hard a story is to read: its words in a sentence."""

from wiredesk.enrich import Enricher
from wiredesk.story import Fact, Story


class Readability(Fact):
    """How long the sentences are."""

    words_per_sentence: float
    """mean over the text's sentences"""


def learn(story: Story) -> Readability | None:
    """Count words and full stops."""
    words = len(story.article.text.split())
    return Readability(words_per_sentence=words / max(1, story.article.text.count(".")))


ENRICHER = Enricher(name="readability", gives=Readability, learn=learn)
'''

STORY = """\
Slug: HARBOUR-DREDGING
Id: 20260301-0042
Title: Harbour dredging to start in April

LISBON, March 1 - The port authority will start dredging in April. Two berths will close.
"""


FACTS = """\
headline = "Harbour dredging to start in April"
language = "en"
text_starts = "LISBON, March 1 - The port authority"
"""

NEW = {
    "service/wiredesk/decode/headed.py": DECODER,
    "service/wiredesk/enrich/readability.py": ENRICHER,
    "tests/cases/headed/harbour/in.txt": STORY,
    "tests/cases/headed/harbour/facts.toml": FACTS,
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package and its cases, and add a decoder, an enricher and a case to the copy."""
    copy = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for folder in ("service/wiredesk", "tests"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=IGNORED)
    for path, text in NEW.items():
        file = copy / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    return copy


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python's with the package of this checkout."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        env={**os.environ, "PYTHONPATH": str(checkout / "service"), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=checkout,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_format_and_an_enricher_are_one_file_each(checkout: Path) -> None:
    done = run(checkout, "wiredesk", "read", "tests/cases/headed/harbour/in.txt")
    assert done.returncode == 0, done.stderr
    envelope = json.loads(done.stdout)
    assert envelope["article"]["format"] == "headed"
    assert envelope["article"]["slugline"] == "HARBOUR-DREDGING"
    assert envelope["article"]["native_id"] == "20260301-0042"
    assert envelope["enrichment"]["readability"] == {"words_per_sentence": 8.0}
    # The parts that were there before do their work on it.
    assert envelope["enrichment"]["language"]["tag"] == "en"


def test_without_the_files_it_is_read_as_what_it_was_before(tmp_path: Path) -> None:
    file = tmp_path / "in.txt"
    file.write_text(STORY, encoding="utf-8")
    done = run(ROOT, "wiredesk", "read", str(file))
    assert done.returncode == 0, done.stderr
    envelope = json.loads(done.stdout)
    assert envelope["article"]["format"] == "plain"
    assert "readability" not in envelope["enrichment"]


def test_a_case_is_a_folder(checkout: Path) -> None:
    suite = ("pytest", "-q", "-p", "no:cacheprovider", "tests/unit/test_cases.py")
    done = run(checkout, *suite, "--accept", "-k", "headed/harbour or every_format_has_cases")
    assert done.returncode == 0, done.stdout
    assert re.search(r"^3 passed", done.stdout, re.MULTILINE), done.stdout
    out = json.loads((checkout / "tests/cases/headed/harbour/out.json").read_bytes())
    assert out["article"]["format"] == "headed"
