"""Lines that hold what is looked for, found sooner than by a pattern for each line."""

from collections.abc import Iterable


def holding(text: str, parts: Iterable[str]) -> list[int]:
    """Give the numbers, from 0 and in order, of the lines that hold any of these parts.

    The whole is looked at first: most texts hold none, which is soon seen.
    """
    there = [part for part in parts if part in text]
    lines = text.split("\n") if there else []
    return sorted({n for part in there for n, line in enumerate(lines) if part in line})


def lowered(text: str) -> str:
    """Give text with the letters of ASCII in lower case, and all others as they are: soon done."""
    return text.encode("utf-8", "replace").lower().decode()
