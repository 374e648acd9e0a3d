"""Labels Russian sentences by natasha: ``python -m training.ner_resources.natasha``.

Give ``--sentences FILE.conll.xz``, whose own labels are not read, and ``--out FILE``. natasha
and its models (MIT) learnt on news; its labels are silver, under the sentences' licence. The
same files give the same bytes.
"""

import argparse
import lzma
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol


class Span(Protocol):
    """A name that natasha found."""

    start: int
    stop: int
    type: str


class Doc(Protocol):
    """A text with what natasha found in it."""

    spans: Sequence[Span]

    def segment(self, segmenter: object) -> None:
        """Part it into sentences and words."""

    def tag_ner(self, tagger: object) -> None:
        """Find the names."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the labelled sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    labelled = "".join(f"{lines}\n" for lines in label(given.sentences))
    given.out.write_bytes(lzma.compress(labelled.encode()))


def label(path: Path) -> Iterator[str]:
    """Give each sentence with a token and its tag a line."""
    natasha = import_module("natasha")
    segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())
    for block in lzma.decompress(path.read_bytes()).decode().split("\n\n"):
        words = [line.split("\t")[0] for line in block.splitlines()]
        doc: Doc = natasha.Doc(" ".join(words))
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        yield "".join(f"{word}\t{tag}\n" for word, tag in _tags(words, doc.spans))


def _tags(words: Sequence[str], spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Give each word its tag; words stand with a space between them."""
    at = 0
    for word in words:
        span = next((one for one in spans if one.start <= at < one.stop), None)
        yield word, f"{'B' if span.start == at else 'I'}-{span.type}" if span else "O"
        at += len(word) + 1


if __name__ == "__main__":
    main()
