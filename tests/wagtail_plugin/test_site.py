"""The site without a browser: what is kept and when, and what somebody gets who asks about a page."""

import io

import pytest
from hospital_pages import EASY, HARD
from hospital_work import again, outcome, run, wait_for

pytest.importorskip("wagtail.hooks", reason="wagtail is not installed: pip install wagtail")

# What is kept


def test_the_command_checks_what_changed(checked, page_of, add):
    run()
    assert run().startswith("0 pages checked")
    assert run("--page", str(checked["care"]), "--all").startswith("4 pages checked, 0 unchanged")
    knee, eye = outcome(checked["knee"]), outcome(checked["eye"])
    assert (knee.state, knee.met, eye.met) == ("gemeten", False, True) and knee.level > eye.level
    assert knee.density == round(100 * knee.findings / knee.words, 1) and knee.main_rule and knee.main_count > 1
    assert outcome(checked["other"]).state == "taal" and outcome(checked["care"]).state == "leeg"
    page = add("Vers", intro=EASY)
    assert run("-v", "2").splitlines()[-1].startswith("1 pages checked")
    page.intro = HARD
    page.save()
    assert run().startswith("1 pages checked") and outcome(page.pk).met is False


def test_others_save_pages_while_the_command_works(checked, page_of, monkeypatch):
    import threading

    from begrijpelijk_wagtail import record
    from django.db import connections
    from ziekenhuis.models import Folder

    measured, tried, saved = record.measured, [], []

    def save():
        connections["default"].connect()
        connections["default"].connection.execute("PRAGMA busy_timeout = 1000")
        try:
            Folder.objects.filter(pk=checked["draft"]).update(intro=EASY)
            saved.append(True)
        finally:
            connections.close_all()

    def slow(*given):
        if not tried:
            tried.append(True)
            other = threading.Thread(target=save)
            other.start()
            other.join()
        return measured(*given)

    monkeypatch.setattr(record, "measured", slow)
    monkeypatch.setattr("begrijpelijk_wagtail.management.commands.begrijpelijk_check.CHUNK", 2)
    assert "0 failed" in run("--all") and saved == [True]


def test_the_text_itself_is_not_kept(checked):
    kept = [str(value) for value in vars(outcome(checked["knee"])).values()]
    assert not any("anticoagulantia" in value for value in kept)


def test_new_settings_make_outcomes_old(checked, settings_of):
    settings_of(niveau="B2")
    assert run("--page", str(checked["eye"])).startswith("1 pages checked")
    assert outcome(checked["eye"]).niveau == "B2"
    settings_of()
    assert run("--page", str(checked["eye"])).startswith("1 pages checked")


def test_a_page_that_does_not_exist_is_named(hospital):
    from django.core.management import CommandError

    with pytest.raises(CommandError, match="999"):
        run("--page", "999")


def test_a_page_with_broken_code_does_not_stop_the_others(checked, monkeypatch):
    from django.core.management import CommandError
    from ziekenhuis.models import Folder

    knee = checked["knee"]
    monkeypatch.setattr(Folder, "full_url", property(lambda self: (_ for _ in ()).throw(ValueError(HARD))))
    assert "0 failed" in run("--page", str(knee), "--all")  # an address is not needed
    monkeypatch.undo()
    monkeypatch.setattr(Folder, "__str__", lambda self: 1 / 0 if self.pk == knee else self.title)
    errors = io.StringIO()
    from django.core.management import call_command

    with pytest.raises(CommandError):
        call_command("begrijpelijk_check", "--all", stdout=io.StringIO(), stderr=errors)
    assert errors.getvalue() == f"page {knee}: ZeroDivisionError\n"


def test_publishing_checks_a_page(ready, add):
    page = add("Publicatie", intro=EASY, live=False)
    page.intro = HARD
    page.save_revision().publish()
    assert wait_for(lambda: outcome(page.pk)).met is False
    page.intro = EASY
    page.save_revision()
    assert outcome(page.pk).met is False  # what visitors read counts
    again(page).unpublish()
    wait_for(lambda: outcome(page.pk).met)  # and now the draft does


def test_an_older_text_never_replaces_a_newer_one(ready, add, monkeypatch):
    """Another process publishes a text while this one still checks the text before."""
    from begrijpelijk_wagtail import record

    page = add("Tegelijk", intro=EASY)
    measured, seen = record.measured, []

    def slow(now, text, digest):
        if not seen:
            type(page).objects.filter(pk=page.pk).update(intro=HARD)
        seen.append(text.digest)
        return measured(now, text, digest)

    monkeypatch.setattr(record, "measured", slow)
    ready.submit(lambda: record._check(page.pk)).result(60)
    assert outcome(page.pk).met is False and len(set(seen)) == 2


@pytest.mark.slow
def test_a_page_that_is_published_on_its_time_is_checked_by_the_command(checked, add, tmp_path):
    """``publish_scheduled`` runs in a process of its own, that ends at once."""
    import subprocess
    import sys
    from datetime import timedelta

    import hospital_site
    from django.conf import settings
    from django.utils import timezone

    page = add("Gepland", intro=EASY)
    run("--page", str(page.pk))
    assert outcome(page.pk).met is True
    page.intro = HARD
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(hours=1))
    code = (
        "import sys; from pathlib import Path; import hospital_site; hospital_site.setup(Path(sys.argv[1]));"
        "from django.core.management import call_command; call_command('publish_scheduled')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(settings.BASE_DIR)],
        cwd=hospital_site.HERE, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0 and "begrijpelijk" not in done.stderr, done.stderr
    assert again(page).intro == HARD and outcome(page.pk).met is False


def test_a_deleted_page_leaves_nothing(ready, add):
    from begrijpelijk_wagtail.record import keep

    page = add("Weg", intro=EASY)
    run("--page", str(page.pk))
    values = {"state": "leeg", "digest": "x", "checked_at": outcome(page.pk).checked_at}
    number = page.pk
    page.delete()
    assert outcome(number) is None and keep(number, values) is False


# Who may ask, and what they get


@pytest.fixture
def ask(client_of, hospital):
    from django.urls import reverse

    def ask_(user, page, **values):
        form = {"title": "Titel", "slug": "een-titel", "intro": EASY, "slot": "null", "body-count": "0"}
        form |= {f"tips-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
        form |= {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
        return client_of(user).post(reverse("begrijpelijk_check_page", args=(hospital[page],)), form | values)

    return ask_


def test_the_form_is_checked_and_not_the_page(ready, ask, page_of):
    easy, hard = ask("beheer", "eye"), ask("beheer", "eye", intro=HARD)
    assert (easy.json()["met"], hard.json()["met"]) == (True, False), easy.content
    assert "Verander in “bloedverdunners”" in hard.json()["html"] and "In sommige velden" not in hard.json()["html"]
    assert page_of("eye").intro == EASY and page_of("eye").get_latest_revision() is None


def test_a_form_with_a_mistake_is_checked_as_far_as_it_goes(ready, ask):
    answer = ask("beheer", "eye", title="a" * 300, intro=HARD).json()
    assert answer["met"] is False and "In sommige velden staat een fout" in answer["html"]


def test_what_was_just_added_in_an_inline_panel_counts(ready, ask):
    added = {
        "tips-TOTAL_FORMS": "1",
        "tips-0-tekst": "Gebruikt u anticoagulantia?",
        "tips-0-ORDER": "1",
        "tips-0-id": "",
    }
    answer = ask("beheer", "eye", **added).json()
    assert "Tips › Tekst" in answer["html"] and "In sommige velden" not in answer["html"]


def test_a_wrong_address_of_a_page_is_no_missing_text(ready, ask):
    assert "In sommige velden" not in ask("beheer", "eye", slug="niet goed!").json()["html"]


def test_what_a_user_types_never_becomes_markup(ready, ask):
    html = ask("beheer", "eye", intro=f"<img src=x onerror=alert(1)> {HARD}").json()["html"]
    assert "<img" not in html
    answer = ask("beheer", "eye", intro='Indien "><script>alert(1)</script> u belt, dient u te wachten.')
    assert "<script" not in answer.json()["html"]


def test_of_very_many_points_the_first_are_shown(ready, ask):
    answer = ask("beheer", "eye", intro="Indien u belt, dient u te wachten. " * 150).json()
    assert answer["count"] > 300 and answer["html"].count('class="begrijpelijk__point ') == 200
    assert "Dit zijn de eerste 200 punten" in answer["html"] and f"{answer['count']} punten" in answer["heard"]


def test_english_for_who_uses_wagtail_in_english(ready, ask):
    html = ask("redacteur", "eye", intro=HARD).json()["html"]
    assert "This page is too hard" in html and "Write" in html


@pytest.mark.parametrize(
    ("user", "page", "status"), [("redacteur", "about", 302), ("redacteur", "eye", 200), ("collega", "knee", 200)]
)
def test_only_who_may_edit_a_page_may_ask(ready, ask, user, page, status):
    assert ask(user, page).status_code == status


def test_who_is_not_logged_in_gets_nothing(hospital):
    from django.test import Client
    from django.urls import reverse

    for name, arguments in (("begrijpelijk_check_page", (hospital["eye"],)), ("begrijpelijk_report", ())):
        answer = Client().post(reverse(name, args=arguments), {"title": "x"})
        assert answer.status_code == 302 and "/login/" in answer["Location"]


def test_a_page_in_another_language_says_so(ready, ask):
    answer = ask("beheer", "other").json()
    assert answer["state"] == "geen" and "Engels" in answer["html"] and answer["met"] is None


def test_while_the_pipeline_loads_nobody_waits(ask, ready, monkeypatch):
    monkeypatch.setattr(ready, "_state", "laden")
    answer = ask("beheer", "eye").json()
    assert answer["state"] == "wacht" and answer["again"] > 0


def test_an_engine_that_is_too_busy_says_so(ask, ready, monkeypatch):
    monkeypatch.setattr("begrijpelijk_wagtail.engine.MAX_WAITING", 0)
    assert "druk" in ask("beheer", "eye").json()["html"]


def test_a_check_that_takes_too_long_is_given_up(ask, ready, settings_of):
    settings_of(tijd=0.001)
    assert "te lang" in ask("beheer", "eye", intro=HARD * 40).json()["html"]


def test_a_pipeline_that_cannot_be_loaded_is_told():
    from begrijpelijk_wagtail.engine import Engine

    from begrijpelijk.errors import PipelineError

    def broken():
        raise PipelineError("de taalmodule is beschadigd")

    engine = Engine(broken)
    assert engine.state == "uit"
    with pytest.raises(PipelineError):
        engine.submit(lambda: 1).result(10)
    assert engine.state == "kapot"


def test_what_nobody_waits_for_any_more_is_not_done():
    import threading
    from concurrent.futures import TimeoutError

    from begrijpelijk_wagtail.engine import Engine

    gate, done = threading.Event(), []
    engine = Engine(lambda: gate.wait(10))
    with pytest.raises(TimeoutError):
        engine.ask(lambda: done.append("te laat"), 0.05)
    assert not engine.finish(0.05)
    gate.set()
    assert engine.finish(10) and done == []


def test_who_waits_goes_before_what_can_wait():
    import threading

    from begrijpelijk_wagtail.engine import LATER, Engine

    gate, order = threading.Event(), []
    engine = Engine(lambda: gate.wait(10))
    jobs = [engine.submit(lambda: order.append("later"), LATER), engine.submit(lambda: order.append("now"))]
    gate.set()
    for job in jobs:
        job.result(10)
    assert order == ["now", "later"]
