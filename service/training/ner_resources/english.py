"""Labels English sentences by spaCy: ``python -m training.ner_resources.english``.

Give ``--texts FILE.jsonl.xz ...``, whose rows have ``text`` and ``lang``, and ``--out FILE``. A
sentence is kept where the pipeline's names leave no word with a capital over. The labels are
silver, by a pipeline under the MIT licence (en_core_web_sm), under the texts' licence. The same
files give the same bytes.
"""

import argparse
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.ner_resources.parallel import PIPELINE, carry, name_all
from training.ner_resources.written import conll

ENDS = re.compile(r"(?<=[a-z0-9)”\"][.!?])\s+(?=[A-Z“\"])")
SHORTEST = 30
"""code points of a sentence"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the labelled sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--pipeline", default=PIPELINE)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    sentences = dict(enumerate(dict.fromkeys(sentences_of(given.texts))))
    named = dict(name_all(sentences, given.pipeline))
    content = "".join(f"{conll(one, 'en')}\n" for one in carry(named, sentences, "en"))
    given.out.write_bytes(lzma.compress(content.encode()))


def sentences_of(paths: Iterable[Path]) -> Iterator[str]:
    """Give the English sentences of files."""
    for path in paths:
        for line in lzma.decompress(path.read_bytes()).decode().splitlines():
            row = json.loads(line)
            if row["lang"] == "en":
                parts = ENDS.split(" ".join(row["text"].split()).rstrip(" ,"))
                yield from (part for part in parts if len(part) >= SHORTEST)


if __name__ == "__main__":
    main()
