"""How the whole suite is run."""

import os

import pytest


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than there are cores: much of the time goes into waiting for browsers and servers."""
    return (os.cpu_count() or 1) + 1
