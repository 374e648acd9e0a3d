"""Names and words by names that were written down for this project: ``facts/LANG.txt``.

A line is a class, a colon and words with semicolons between; the facts are nobody's (CC0).
"""

from collections.abc import Iterator
from importlib.resources import files

from training.ner_resources import Row

_FOLDER = files("training.ner_resources").joinpath("facts")


def all_rows() -> Iterator[Row]:
    """Give the words of every language that has a file, with language and class."""
    for file in sorted(_FOLDER.iterdir(), key=str):
        yield from rows(file.name.removesuffix(".txt"))


def rows(language: str) -> Iterator[Row]:
    """Give the words of a language, with language and class."""
    text = _FOLDER.joinpath(f"{language}.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, colon, words = line.partition(": ")
        if colon and not line.startswith("#"):
            for word in words.split("; "):
                yield language, word, kind
