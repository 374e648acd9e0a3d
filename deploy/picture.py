"""Draw deploy/demo.svg, the README's picture: a real `wiredesk demo --once` on a terminal.

.venv/bin/python deploy/picture.py
"""

import io
import os
import pty
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS, LINES = 132, 46
END_OF_LIVE_VIEW = b"\x1b[?1049l"
FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Run the demo in a terminal of its own, and draw what it leaves there."""
    os.environ |= {"COLUMNS": str(COLUMNS), "LINES": str(LINES), "TERM": "xterm-256color"}
    shown = bytearray()

    def read(terminal: int) -> bytes:
        part = os.read(terminal, 65_536)
        shown.extend(part)
        return part

    status = pty.spawn([sys.executable, "-m", "wiredesk", "demo", "--once", "--rate", "10"], read)
    if status:
        sys.exit("the demo failed")
    _, _, left = bytes(shown).partition(END_OF_LIVE_VIEW)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    picture = Text.from_ansi(left.decode().replace("\r\n", "\n"))
    console.print(picture[: picture.plain.rindex("\nstopping")])
    svg = console.export_svg(title="wiredesk demo")
    # Fonts from somebody's server would tell on every reader of the README.
    (Path(__file__).parent / "demo.svg").write_text(FONT.sub("", svg), "utf-8")


if __name__ == "__main__":
    main()
