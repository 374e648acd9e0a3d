"""The command ``wiredesk-eval``: scores the enrichers; only in a checkout of the source."""

import sys
from importlib import import_module

from wiredesk.cli._terminal import say_error
from wiredesk.stream.errors import Failed

ABSENT = "wiredesk-eval scores on data that only a checkout of the source has"
ADVICE = "in the project's folder, run: pip install -e '.[training]'"


def main() -> None:
    """Run the command, or say what it needs."""
    try:
        command = import_module("training.evaluation.__main__")
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("training"):
            raise
        say_error(Failed(ABSENT, ADVICE))
        sys.exit(1)
    command.main()
