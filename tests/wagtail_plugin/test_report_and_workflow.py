"""The report over all pages, and the task in a workflow."""

import io

import openpyxl
import pytest
from hospital_pages import EASY, HARD
from hospital_work import again, outcome

pytest.importorskip("wagtail.hooks", reason="wagtail is not installed: pip install wagtail")


@pytest.fixture
def report(checked, client_of):
    from django.urls import reverse

    return lambda user, **query: client_of(user).get(reverse("begrijpelijk_report"), query)


def titles(answer):
    return [page.title for page in answer.context["object_list"]]


def test_the_hardest_page_comes_first(report):
    answer = report("beheer")
    found = titles(answer)
    assert found[0] == "Knieoperatie" and set(found) >= {"Ziekenhuis", "Behandelingen", "Your visit", "Nieuwe folder"}
    html = answer.content.decode()
    for words in ("moeilijk", "B1: niet gehaald", "niet in het Nederlands", "geen tekst", "niet online", "keer)"):
        assert words in html, words


def test_more_pages_ask_no_more_of_the_database(report, add):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(**query):
        with CaptureQueriesContext(connection) as queries:
            answer = report("redacteur", **query)
            assert answer.status_code == 200 and (not answer.streaming or b"".join(answer.streaming_content))
        return len(queries)

    before = asked(), asked(export="csv")
    for number in range(20):
        add(f"Pagina {number}", intro=EASY)
    assert (asked(), asked(export="csv")) == before


def test_only_pages_that_somebody_may_edit(report, client_of):
    assert set(titles(report("redacteur"))) == {"Behandelingen", "Knieoperatie", "Staaroperatie", "Nieuwe folder"}
    assert "/admin/reports/begrijpelijk/" in client_of("redacteur").get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"level": "1"}, {"Ziekenhuis", "Over ons", "Staaroperatie", "Nieuwe folder"}),
        ({"level": "taal"}, {"Your visit"}),
        ({"level": "leeg"}, {"Behandelingen"}),
        ({"level": "niet"}, set()),
        ({"met": "False"}, {"Knieoperatie"}),
        ({"live": "False"}, {"Nieuwe folder"}),
        ({"met": "True", "live": "False"}, {"Nieuwe folder"}),
    ],
)
def test_filters(report, query, found):
    assert set(titles(report("beheer", **query))) == found


def test_a_section_of_the_site(report, page_of):
    assert set(titles(report("beheer", section=page_of("about").path))) == {"Over ons", "Your visit"}
    english = page_of("other").locale_id
    assert titles(report("beheer", locale=english)) == ["Your visit"]


def test_sorting_puts_pages_without_a_value_last(report):
    for order, sign in (("bz_words", 1), ("-bz_words", -1)):
        words = [page.bz_words for page in report("beheer", ordering=order).context["object_list"]]
        assert words[-2:] == [None, None] and len(set(words)) > 2
        assert words[:-2] == sorted(words[:-2], key=lambda each: sign * each)


def test_several_sites_are_sections_of_their_own(report, page_of):
    from wagtail.models import Site

    site = Site.objects.create(hostname="tweede.nl", root_page=page_of("about"), site_name="Tweede")
    try:
        answer = report("beheer", section=page_of("about").path)
        assert {page.bz_section for page in answer.context["object_list"]} >= {"Tweede › Your visit"}
    finally:
        site.delete()


def test_export_to_a_spreadsheet(report, checked):
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(report("beheer", export="xlsx").streaming_content))).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0][:2] == ["Pagina", "Adres"] and len(rows) == 8
    knee = dict(zip(rows[0], rows[1], strict=True))
    assert knee["Pagina"] == "Knieoperatie" and knee["Adres"].endswith("/behandelingen/knie/")
    assert (
        knee["Hoe moeilijk (1 tot 4)"] == outcome(checked["knee"]).level > 2 and 0 < knee["Volwassenen met moeite"] < 1
    )
    assert knee["Deel van de website"] == "Behandelingen" and knee["Doel"] == "B1: niet gehaald"
    csv = b"".join(report("redacteur", export="csv").streaming_content).decode()
    assert csv.splitlines()[0].startswith("Page,Address") and len(csv.splitlines()) == 5


# The workflow


def submitted(page, user="redacteur"):
    from django.contrib.auth import get_user_model

    page.save_revision()
    return page.get_workflow().start(page, get_user_model().objects.get(username=user))


def test_a_page_that_meets_the_level_goes_on_by_itself(ready, add, page_of):
    page = add("Vanzelf", intro=EASY, live=False)
    state = submitted(page)
    state.refresh_from_db()
    assert state.status == "approved" and again(page).live
    (task,) = state.task_states.all()
    assert task.status == "approved" and task.finished_by is None and "B1" in task.comment


def test_a_page_that_misses_it_waits_for_somebody_with_a_reason(ready, add, client_of):
    from django.urls import reverse

    page = add("Wacht", intro=HARD, live=False)
    state = submitted(page)
    state.refresh_from_db()
    (task,) = state.task_states.all()
    assert (state.status, task.status) == ("in_progress", "in_progress") and not again(page).live
    address = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task.pk))
    client = client_of("collega")
    assert "Waarom mag deze pagina online" in client.get(address).json()["html"]
    client.post(address, {"comment": ""})
    assert not again(page).live
    client.post(address, {"comment": "De dokter wil deze woorden."})
    task.refresh_from_db()
    assert again(page).live and task.comment == "De dokter wil deze woorden." and task.finished_by.username == "collega"


def test_only_the_groups_of_the_task_decide(ready, add, page_of):
    from begrijpelijk_wagtail.models import BegrijpelijkheidTask
    from django.contrib.auth import get_user_model

    task = BegrijpelijkheidTask.objects.get()
    names = {
        user.username: [action[0] for action in task.get_actions(page_of("eye"), user)]
        for user in get_user_model().objects.all()
    }
    assert names == {"beheer": ["reject", "approve"], "redacteur": [], "collega": ["reject", "approve"]}


def test_a_task_can_have_its_own_level(ready, add):
    from begrijpelijk_wagtail.workflow import decide

    page = add("Niveau", intro=HARD)
    assert decide(page, None)[0] is False and decide(page, "C1")[0] is True


def test_what_cannot_be_checked_waits_for_somebody(ready, add, settings_of, page_of):
    from begrijpelijk_wagtail.workflow import decide

    settings_of(tijd=0.0001)
    approved, comment = decide(page_of("knee"), None)
    assert (not approved and "lukte niet" in comment) or "did not work" in comment
    settings_of()
    assert decide(page_of("other"), None)[0] and decide(page_of("care"), None)[0]


def test_a_message_after_publishing(ready, page_of, settings_of):
    from begrijpelijk_wagtail.workflow import missed

    assert "B1" in missed(page_of("knee")) and missed(page_of("eye")) is None and missed(page_of("other")) is None
