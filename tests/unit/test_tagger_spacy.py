"""The tagger that asks spaCy, with a pipeline made here where spaCy is installed."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.taggers import Tagged, spacy

PIPELINE = "lb_made_here"
PATTERNS = [
    {"label": "PERSON", "pattern": "Ada Byron"},
    {"label": "GPE", "pattern": "Leeds"},
    {"label": "LOC", "pattern": "the Wolds"},
    {"label": "DATE", "pattern": "Monday"},
]


@pytest.fixture
def pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install a pipeline of one rule-based part, as pip would lay it out."""
    library = pytest.importorskip("spacy", reason="the extra wiredesk[spacy] is not installed")
    package, info = tmp_path / PIPELINE, tmp_path / f"{PIPELINE}-1.0.dist-info"
    made = library.blank("lb")
    made.add_pipe("entity_ruler", name="ner").add_patterns(PATTERNS)
    package.mkdir()
    made.to_disk(package / PIPELINE)
    meta = {
        **made.meta,
        "pipeline": ["tagger", "ner"],
        "labels": {"ner": ["GPE", "PERSON", "DATE"]},
    }
    (package / "meta.json").write_text(json.dumps(meta))
    (package / "__init__.py").write_text(
        "import spacy, pathlib\n"
        "def load(**options):\n"
        f"    return spacy.load(pathlib.Path(__file__).parent / {PIPELINE!r}, **options)\n"
    )
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {PIPELINE}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[spacy_models]\n{PIPELINE} = {PIPELINE}\n")
    (info / "RECORD").write_text(f"{PIPELINE}/meta.json,,\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    invalidate_caches()
    _forget()
    yield
    _forget()


def _forget() -> None:
    spacy._pipelines.cache_clear()
    spacy._load.cache_clear()


@pytest.mark.usefixtures("pipeline")
def test_an_installed_pipeline_is_listed_and_tags() -> None:
    assert "lb" in spacy.SPACY.languages()
    assert spacy.SPACY.types("lb") == ("PERSON", "PLACE")
    found = spacy.SPACY.tag(("Ada Byron came to Leeds on Monday.", ""), "lb")
    assert found == (
        (
            Tagged(0, 9, "PERSON", spacy.CONFIDENCE),
            Tagged(18, 23, "PLACE", spacy.CONFIDENCE),
        ),
        (),
    )
    assert PIPELINE in {model.name for model in spacy.SPACY.models()}


@pytest.mark.usefixtures("pipeline")
def test_an_article_is_no_part_of_a_name() -> None:
    (found,) = spacy.SPACY.tag(("Rain fell on the Wolds.",), "lb")
    assert found == (Tagged(17, 22, "PLACE", spacy.CONFIDENCE),)


@pytest.mark.usefixtures("pipeline")
def test_offsets_hold_across_the_pieces_of_a_long_text() -> None:
    text = ("lorem ipsum\n" * spacy.PIECE) + "Leeds"
    text = text[-spacy.LONGEST + spacy.PIECE :]
    (found,) = spacy.SPACY.tag((text,), "lb")
    assert [text[name.start : name.end] for name in found] == ["Leeds"]


def test_a_language_without_a_pipeline_has_no_types() -> None:
    assert spacy.SPACY.types("tlh") == ()


def test_nothing_is_imported_to_list_the_languages() -> None:
    code = (
        "import sys; from wiredesk.taggers.spacy import SPACY; SPACY.languages(); SPACY.models();"
        "sys.exit('spacy' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(
    import_module("importlib.util").find_spec("spacy") is not None, reason="spaCy is installed"
)
def test_without_spacy_no_language_is_listed() -> None:
    assert spacy.SPACY.languages() == frozenset()
    assert spacy.SPACY.models() == ()


@given(st.text(alphabet="ab \n", max_size=60), st.integers(1, 9))
def test_pieces_join_to_the_text(text: str, length: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spacy, "PIECE", length)
        pieces = list(spacy._pieces(text))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 < end - start <= length for start, end in pieces)


def test_each_label_stands_for_one_type() -> None:
    labels = [label for some in spacy._TYPES.values() for label in some.split()]
    assert len(labels) == len(set(labels))
