import pytest
import samples

from begrijpelijk import plugins


@pytest.fixture(autouse=True)
def own_registry(monkeypatch):
    made = samples.registry()
    monkeypatch.setattr(plugins, "registry", lambda: made)
    return made
