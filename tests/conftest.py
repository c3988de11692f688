"""How the whole suite is run."""

import os
import signal

import pytest

# A shell starts what runs in the background with Ctrl-C ignored, and children inherit that: tests of Ctrl-C need it back.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than there are cores: much of the time goes into waiting for browsers and servers."""
    return (os.cpu_count() or 1) + 1
