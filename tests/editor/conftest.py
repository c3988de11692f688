import pytest
from editor_client import Editor


@pytest.fixture
def editor(tmp_path):
    """A real server process with a real client, in an empty folder."""
    made = Editor(tmp_path)
    yield made
    made.stop()
