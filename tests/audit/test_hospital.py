"""A whole made-up hospital, audited by the real program: every gap that was put in it turns up, twice the same."""

from dataclasses import replace

import pytest
from hospital import DEPARTMENTS, FOOTER, GAPS, SEEDED, TOPICS, leaflets, website

from begrijpelijk.audit.compare import compare
from begrijpelijk.audit.store import Store

PART = {"departments": 3, "files": 4, "leaflets": 8}
WHOLE = {"departments": len(DEPARTMENTS), "files": 23, "leaflets": 60}


@pytest.fixture(
    scope="module", params=[pytest.param(PART, id="part"), pytest.param(WHOLE, id="whole", marks=pytest.mark.slow)]
)
def size(request):
    """How large the hospital is."""
    return request.param


@pytest.fixture(scope="module")
def audited(size, tmp_path_factory, run_audit):
    """The site, what the first audit asked of it and said, and the store after two audits."""
    folder = tmp_path_factory.mktemp("ziekenhuis")
    leaflets(folder / "folders", size["leaflets"])
    database, settings = folder / "audit.sqlite", folder / "begrijpelijk.toml"
    with website(size["departments"], size["files"]).served() as site:
        settings.write_text(f'[[audit.flow]]\nadres = "{site.address}triage/"\n', encoding="utf-8")
        arguments = (site.address, folder / "folders", "--database", database, "--config", settings, "--processen", "2")
        first = run_audit(*arguments)
        asked = list(site.asked)
        site.asked.clear()
        again = run_audit(*arguments)
        with Store.open(database) as store:
            yield site, store, first, asked, again


@pytest.fixture
def found(audited):
    """The documents of the site by their path, of the first audit."""
    site, store = audited[:2]
    run = store.run(store.runs()[0].id)
    return {
        document.source.removeprefix(site.address): document
        for document in run.documents()
        if document.target == site.address
    }


def having(found, name: str) -> set[str]:
    return {path for path, document in found.items() if name in document.signals}


def test_every_page_file_and_leaflet_is_there_once(size, audited, found):
    site, store = audited[:2]
    pages = [path for path, document in found.items() if document.kind == "page"]
    files = [path for path, document in found.items() if document.kind == "document"]
    assert len(pages) == len(set(pages)) >= size["departments"] * (1 + len(TOPICS)) + 20
    assert len(files) == size["files"] + 1
    rest = [d for d in store.run().documents(findings=False) if d.target != site.address]
    assert len([d for d in rest if d.kind != "flow"]) == size["leaflets"]
    asked = [path for path, _ in audited[3] if not path.startswith("/triage/")]
    assert len(asked) == len(set(asked))
    assert not any(path.startswith("/intern/") for path in asked)
    assert "wees" in found and found["wees"].parent is None  # only the packed sitemap knows it


def test_the_program_says_what_went_wrong(audited):
    _, store, (code, errors, _), _, _ = audited
    assert code == 2
    assert {line.partition(": ")[2].partition(": ")[0].rpartition("/")[2] for line in errors.splitlines()} == {
        "weg",
        "stuk",
    }
    problems = store.run().problems()
    assert {p.source.rpartition("/")[2] for p in problems if p.kind == "source"} == set(SEEDED["stuk"])
    assert any("robots.txt" in p.message for p in problems if p.kind == "note")
    assert any("video/mp4" in p.message for p in problems if p.kind == "note")


@pytest.mark.parametrize("name", ["alleen-pdf", "inlogmuur", "vragenlijst", "openingstijden", "hulp", "film", "getest"])
def test_what_the_pages_offer(found, name):
    own = {path for path in having(found, name) if not path.startswith(("bestanden/", "moeilijk/"))}
    assert own == set(SEEDED[name])


@pytest.mark.parametrize(("code", "name", "path"), GAPS)
def test_every_gap_is_in_the_scorecard_under_its_characteristic(audited, code, name, path):
    site, (_, _, card) = audited[0], audited[2]
    (characteristic,) = [each for each in card["models"][0]["characteristics"] if each["code"] == code]
    (found,) = [each for each in characteristic["evidence"] if each["name"] == name]
    if path is None:
        assert found["status"] == "rood" and found["good"] == 0 and found["examples"] == []
    else:
        assert site.address + path in found["examples"]
    assert found["counted"] and found["rule"]
    assert characteristic["status"] != "groen" or found["status"] == "groen"


def test_no_colour_without_evidence(audited):
    for model in audited[2][2]["models"]:
        for each in model["characteristics"]:
            colours = [found["status"] for found in each["evidence"] if found["status"] != "grijs"]
            assert (each["status"] == "grijs") == (not colours), each["name"]


def test_the_triage_is_walked_and_is_one_of_what_meets_the_target_or_not(audited):
    site, store, (_, _, card) = audited[:3]
    (flow,) = [document for document in store.run().documents() if document.kind == "flow"]
    assert flow.source == site.address + "triage/" and not flow.passed
    assert flow.flow.screens == 4 and flow.flow.complete and flow.flow.finished == flow.flow.paths
    assert {"vakterm", "moeilijk-woord", "vraag-te-moeilijk"} & {finding.rule for finding in flow.findings}
    assert card["flows"] == 1 and card["targets_by_kind"]["flow"]["total"] == 1
    assert sum(share["total"] for share in card["targets_by_kind"].values()) == card["target"]["total"]


def test_pages_without_contact_details(found):
    missing = {
        path for path, document in found.items() if document.kind == "page" and "contact" not in document.signals
    }
    assert missing - {"en/", "triage/", *SEEDED["te moeilijk"]} == set(SEEDED["geen contact"])


def test_costs_are_offered_by_the_page_about_costs(found):
    assert {signal.value for signal in found["kosten"].signals["kosten"]} == {"eigen risico"}
    assert "en" in {signal.value for signal in found[""].signals["talen"]}


def test_words_that_hurt(found):
    assert {f.excerpt.lower() for f in found["wachten"].findings if f.rule == "stigmatiserend"} >= {"junkie"}


def test_difficult_pages_do_not_pass_and_easy_ones_do(found):
    for path in SEEDED["te moeilijk"]:
        assert found[path].level == 4 and not found[path].passed
    assert found["knie/operatie"].passed and found["knie/operatie"].level in (None, 1, 2)


def test_the_print_version_is_a_duplicate(found, audited):
    site = audited[0]
    (copy,) = SEEDED["dubbel"]
    assert {found[copy].duplicate_of, found["knie/operatie"].duplicate_of} - {None} <= {
        site.address + copy,
        site.address + "knie/operatie",
    }
    assert replace(found[copy], id=0, source="", depth=0, parent=None, duplicate_of=None) == replace(
        found["knie/operatie"], id=0, source="", depth=0, parent=None, duplicate_of=None
    )


def test_english_is_not_judged(found):
    assert found["en/"].language == "en" and not found["en/"].judged and found["en/"].findings == ()


def test_the_footer_is_judged_once(audited, found):
    """What stands under every page is one finding with a count, and no page is the harder for it."""
    (template,) = audited[1].run().templates()
    with_footer = sum(document.kind == "page" for document in found.values()) - len(SEEDED["geen contact"]) - 4
    assert template.pages == with_footer
    (finding,) = [f for f in template.findings if f.excerpt == "Teneinde"]
    assert finding.count == with_footer
    with_it = [d for path, d in found.items() if d.kind == "page" and path not in SEEDED["te moeilijk"]]
    assert not any(f.excerpt in FOOTER and f.rule == "formeel-woord" for d in with_it for f in d.findings)
    assert found["knie/operatie"].words < 60


def test_the_second_audit_asks_for_nothing_anew_and_says_the_same(audited):
    site, store, (code, errors, before), _, (second_code, second_errors, card) = audited
    assert (second_code, sorted(second_errors.splitlines())) == (code, sorted(errors.splitlines()))
    sent = {path for path, status in site.asked if status == 200 and not path.startswith("/triage/")}
    assert sent <= {"/robots.txt", "/sitemap-index.xml", "/sitemap.xml.gz", "/vreemd"}
    first, second = (store.run(run.id) for run in store.runs())
    outcome = compare(first, second)
    assert (outcome.new, outcome.gone, outcome.changed, outcome.better, outcome.worse) == ((), (), (), (), ())
    assert [replace(d, id=0) for d in first.documents()] == [replace(d, id=0) for d in second.documents()]
    assert _without_history(before) == _without_history(card)
    assert store.query("SELECT count(*) FROM pending") == [(0,)]


def _without_history(card):
    """The scorecard without when it was made, and without what only a second measurement can say."""
    own = {name: value for name, value in card.items() if name not in ("date", "trend")}
    for model in own["models"]:
        for each in model["characteristics"]:
            each["evidence"] = [e | {"date": ""} for e in each["evidence"] if e["unit"] not in ("verschil", "kleuren")]
    policy = own["models"][0]["characteristics"][1]
    own["models"][0]["characteristics"][1] = {name: policy[name] for name in ("code", "name", "questions")}
    return own
