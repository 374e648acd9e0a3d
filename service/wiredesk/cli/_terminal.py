"""What the commands share of the terminal: consoles, errors, settings, safe text."""

import os
import re
import sys
from unicodedata import bidirectional

from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from wiredesk.settings import Settings
from wiredesk.stream.errors import Failed

RIGHT_TO_LEFT = ("R", "AL", "AN")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
# Control characters could drive the reader's terminal; stray bidirectional controls would
# reorder what stands beside a story's words.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")

errors = Console(stderr=True, highlight=False, soft_wrap=True)


def say_error(failed: Failed) -> None:
    """Tell on stderr what failed, and what to do next."""
    errors.print("[bold red]error:[/]", Text(safe(failed.message)))
    for line in failed.said.splitlines():
        errors.print(Text(f"  {safe(line)}", "dim"))
    if failed.hint:
        errors.print("[cyan]hint:[/]", Text(safe(failed.hint)))


def safe(text: str) -> str:
    """Give text on one line, without characters that drive a terminal."""
    return UNSAFE.sub(" ", text).strip()


def isolate(text: str) -> str:
    """Give safe text; where it runs from right to left, so that its neighbours stay in place."""
    shown = safe(text)
    runs_left = any(bidirectional(character) in RIGHT_TO_LEFT for character in shown)
    return f"{ISOLATE}{shown}{END_ISOLATE}" if runs_left else shown


def settings(**given: object) -> Settings:
    """Read the environment, with what options give in its place."""
    try:
        return Settings.model_validate(
            {key: value for key, value in given.items() if value is not None}
        )
    except ValidationError as error:
        faults = "; ".join(_fault(fault["loc"], fault["msg"]) for fault in error.errors())
        raise Failed(f"wrong setting: {faults}", "unset it, or give it another value") from error


def _fault(where: tuple[int | str, ...], what: str) -> str:
    """Name a setting as the environment does, and what is wrong with it."""
    name = "_".join(str(part) for part in where).upper()
    return f"WIREDESK_{name}: {what}" if name else what


def abandon_output() -> None:
    """Give up a standard output that takes nothing more, without a second error at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
