"""Makes lists of common words: ``python -m training.ner_resources.frequencies --out DIR``.

One file a language, ``<lang>.freq.tsv`` with ``word<TAB>Zipf value``, the most frequent first:
a word that is common in lower case is no name on account of its capital alone. From wordfreq
(its data CC BY-SA 4.0). Chinese, which it counts in simplified characters, has the same words in
traditional ones behind them.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from training.ner_resources._chinese import in_traditional

WORDS = 30_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args(arguments).out
    folder.mkdir(parents=True, exist_ok=True)
    wordfreq = import_module("wordfreq")
    for language in sorted(wordfreq.available_languages("best")):
        counted = wordfreq.get_frequency_dict(language, wordlist="best")
        common = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
        if language == "zh":
            common = in_traditional(common)
        lines = [f"{w}\t{wordfreq.freq_to_zipf(share):.2f}\n" for w, share in common]
        (folder / f"{language}.freq.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
