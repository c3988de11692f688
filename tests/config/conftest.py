import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

import samples


@pytest.fixture
def registry():
    return samples.registry()


@pytest.fixture
def load(tmp_path, registry):
    """Write a configuration and load it."""
    from begrijpelijk.config import load_config

    def make(text, name="begrijpelijk.toml", **changes):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load_config(path, [], registry).changed(registry, **changes)

    return make
