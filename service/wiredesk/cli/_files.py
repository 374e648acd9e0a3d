"""Files as messages: what an agency's file holds, never more of it than is looked at."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wiredesk.stream.errors import Failed

STANDARD_INPUT = Path("-")


class Source(NamedTuple):
    """One file, read."""

    name: str
    value: bytes


def sources(paths: list[Path], most_bytes: int) -> Iterator[Source]:
    """Read files, folders and ``-``, one at a time; at most one byte more than allowed of each.

    `Failed` where one is not there, before any is read.
    """
    files = [file for path in paths for file in _files(path)]
    return (Source(str(file), _read(file, most_bytes)) for file in files)


def _files(path: Path) -> list[Path]:
    """List the files that a path stands for: those in a folder by name, without hidden ones."""
    if path != STANDARD_INPUT and not path.exists():
        raise Failed(f"no such file: {path}", "check the path; - reads standard input")
    if not path.is_dir():
        return [path]
    inside = (file for file in path.rglob("*") if file.is_file())
    visible = [file for file in inside if not _is_hidden(file.relative_to(path))]
    if not visible:
        raise Failed(f"no files in {path}", "name a file, or a folder that has some")
    return sorted(visible)


def _is_hidden(path: Path) -> bool:
    """Tell whether a file, or a folder that it is in, has a name with a dot first."""
    return any(part.startswith(".") for part in path.parts)


def _read(file: Path, most_bytes: int) -> bytes:
    """Read a file's beginning: one byte more than is allowed tells what is too large."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(most_bytes + 1)
    try:
        with file.open("rb") as stream:
            return stream.read(most_bytes + 1)
    except OSError as error:
        raise Failed(f"can't read {file}: {error.strerror}", "check its permissions") from error
