import pytest

from begrijpelijk.audit.store import Store
from begrijpelijk.plugins import registry
from begrijpelijk.scorecard.build import Input, build
from begrijpelijk.scorecard.from_audit import measured, site_of, trend

from scorecard_databases import write  # isort: skip


@pytest.fixture
def card_of(tmp_path):
    """The scorecard of documents, written to a database and read from it again."""

    def make(docs=None, lang="nl", path=None, **given):
        path = path or write(tmp_path / "audit.sqlite", docs)
        with Store.open(path) as store:
            run = store.run()
            whole = {"trend": trend(store, run.info, registry()), "organisation": site_of(run.info)} | given
            return build(Input(measured(run, registry()), **whole), registry(), lang)

    return make


@pytest.fixture
def ten_of(card_of):
    """The ten characteristics by number."""
    return lambda *args, **given: {each.number: each for each in card_of(*args, **given).models[0].characteristics}
