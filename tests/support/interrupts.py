"""What tests of Ctrl-C need."""

import signal

import pytest

NEEDS_CTRL_C = pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="a background job has no Ctrl-C"
)
"""a script's job in the background ignores the signal, and so does whatever it starts"""
