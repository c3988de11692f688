"""The flows that an audit walks, as the settings name them."""

from pathlib import Path

import pytest

from begrijpelijk.config import FlowPlan
from begrijpelijk.errors import ConfigError


def test_flows_with_paths_from_the_folder_of_the_settings(load, tmp_path: Path):
    text = '[[audit.flow]]\nadres = "http://127.0.0.1/"\nantwoorden = "a.toml"\nhosts = ["test.nl"]\n[[audit.flow]]\nadres = "http://x/"'
    config = load(text)
    assert config.flows == (FlowPlan("http://127.0.0.1/", tmp_path / "a.toml", ("test.nl",)), FlowPlan("http://x/"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[audit.flow]]\nantwoorden = 'a'", "regel 1: hier ontbreekt het adres"),
        ("[[audit.flow]]\nadres = 3", "regel 2: 'adres' hoort een tekst"),
        ("[[audit.flow]]\nadres = 'x'\nanwoorden = 'a'", "Bedoelt u 'antwoorden'"),
        ("[audit]\nflow = 3", "dubbele haken"),
        ("[audit]\nflows = []", "Bedoelt u 'flow'"),
    ],
)
def test_mistakes_are_named_with_their_line(load, text, words):
    with pytest.raises(ConfigError) as raised:
        load(text)
    assert words in str(raised.value)
