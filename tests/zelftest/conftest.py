import sys

import pytest


@pytest.fixture
def terminal(tmp_path):
    """Open a terminal with the self-test in it."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals of this kind")
    from pty_terminal import Terminal

    opened = []

    def open_(*options, **more):
        opened.append(Terminal(tmp_path, *options, **more))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()
