"""Made-up questionnaires in the layouts of real ones, every question judged by hand beforehand (vragenlijsten.yaml)."""

from collections import Counter

import pytest
from questionnaire_forms import WORD, all_forms, made

from begrijpelijk import plugins
from begrijpelijk.checker import Checker
from begrijpelijk.checks.questionnaire.recognise import recognise
from begrijpelijk.config import Config
from begrijpelijk.sources import Item

FORMS = {form["naam"]: form for form in all_forms()}
NAMES = {"text/html": "lijst.html", WORD: "lijst.docx", "text/plain": "lijst.txt"}
OF_ALL = {"anders", "lang"}  # rules about the whole list


@pytest.fixture(scope="module")
def judged():
    """Of each questionnaire how many questions were recognised, and what was told of which."""
    rules = ["anders", "dubbel", "lang", "niveau", "ontkenning", "schaal"]
    checker = Checker(Config(browser=False, regels=tuple(f"vragenlijst-{rule}" for rule in rules)), plugins.registry())
    found = {}
    for name, form in FORMS.items():
        data, media_type = made(form)
        document = checker.document(Item(NAMES[media_type], data=data, media_type=media_type))
        (report,) = checker.check_documents([document]).documents
        told = {(_question(form, each), each.rule.removeprefix("vragenlijst-")) for each in report.findings}
        recognised = recognise(document)
        found[name] = (len(recognised.questions) if recognised else 0, told)
    return found


def _question(form, finding):
    if finding.rule.removeprefix("vragenlijst-") in OF_ALL:
        return ""
    texts = [question["vraag"] for question in form["vragen"]]
    return next((t for t in texts if finding.excerpt.strip() in t or t in finding.excerpt), finding.excerpt)


def _wanted(form):
    of_questions = {(question["vraag"], rule) for question in form["vragen"] for rule in question.get("fout", ())}
    return of_questions | {("", rule) for rule in form["lijst"]}


@pytest.mark.parametrize("name", FORMS)
def test_it_is_recognised_with_nearly_all_its_questions(judged, name):
    count, _ = judged[name]
    assert len(FORMS[name]["vragen"]) - 1 <= count <= len(FORMS[name]["vragen"])


@pytest.mark.parametrize(
    ("held_out", "precision", "recall"), [(False, 0.95, 0.95), (True, 0.9, 0.7)], ids=["mended on", "held out"]
)
def test_what_is_told_is_right_and_little_is_missed(judged, held_out, precision, recall):
    counts = Counter()
    wrong = []
    for name, form in FORMS.items():
        if name.startswith("apart-") is held_out:
            wanted, (_, told) = _wanted(form), judged[name]
            counts += Counter(right=len(wanted & told), told=len(told), wanted=len(wanted))
            wrong += [("not told", *each) for each in wanted - told] + [("told", *each) for each in told - wanted]
    print(counts, *wrong, sep="\n")
    assert counts["right"] / counts["told"] >= precision, wrong
    assert counts["right"] / counts["wanted"] >= recall, wrong
