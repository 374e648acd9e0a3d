"""Run a command that dies with its parent, even if that is killed: ``python leash.py CMD ARG…``.

The command replaces this process, so the pid stays the same. Only Linux can promise it;
elsewhere the command just runs.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> None:
    """Ask the kernel for SIGKILL when the parent's thread ends, and become the command."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the kernel was asked
            sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606 (the tests' own commands)


def leashed(*command: str) -> list[str]:
    """Give the command line that runs a command so; call it in the parent to be."""
    return [sys.executable, __file__, str(os.getpid()), *command]


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
