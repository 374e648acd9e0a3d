"""Keep a process for as long as standard input is open: ``_keeper.py FOLDER COMMAND...``.

The one who started the keeper holds the other end of its standard input. When that is
closed, on purpose or because its holder was killed, the process is asked to end (SIGTERM),
then made to, and its scratch folder is removed. It works the same on Linux and macOS, and
from any thread, which ``PR_SET_PDEATHSIG`` does not.
"""

import os
import shutil
import subprocess
import sys
import threading

GRACE_SECONDS = 12
STANDARD_INPUT = 0


def keep(folder: str, command: list[str]) -> int:
    """Run a command to its end, or until standard input is closed; give its exit code."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 (our own starter's)
    closed = threading.Event()
    threading.Thread(target=_end_with_input, args=(process, closed), daemon=True).start()
    code = process.wait()
    if closed.is_set():
        shutil.rmtree(folder, ignore_errors=True)
    return code


def _end_with_input(process: subprocess.Popen[bytes], closed: threading.Event) -> None:
    """Wait for the end of standard input, then end the process."""
    while os.read(STANDARD_INPUT, 1):
        pass
    closed.set()
    process.terminate()
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1], sys.argv[2:]))
