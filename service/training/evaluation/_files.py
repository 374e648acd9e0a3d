"""Files of labelled texts, plain or compressed."""

import lzma
from collections.abc import Iterator
from pathlib import Path


def lines(file: Path) -> Iterator[str]:
    """Give the lines of a text, which may be compressed with xz, without their ends."""
    content = file.read_bytes()
    text = lzma.decompress(content) if file.suffix == ".xz" else content
    yield from text.decode("utf-8").split("\n")
