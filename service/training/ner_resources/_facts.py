"""Names and words by names that were written down for this project: ``facts/LANG.txt``.

A line is a class, a colon and words with semicolons between; the facts are nobody's (CC0).
"""

from collections.abc import Iterator
from importlib.resources import files

Row = tuple[str, str, str]


def rows(language: str) -> Iterator[Row]:
    """Give the words of a language, with language and class."""
    text = files("training.ner_resources").joinpath(f"facts/{language}.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, colon, words = line.partition(": ")
        if colon and not line.startswith("#"):
            for word in words.split("; "):
                yield language, word, kind
