"""Which sentence became which, and which finding is the same one."""

from begrijpelijk.model import DocumentReport, Finding, Scores, SentenceReport
from begrijpelijk.server.compare import aligned, comparison


def sentences(*texts: str) -> list[SentenceReport]:
    found, start = [], 0
    for text in texts:
        found.append(SentenceReport(text=text, start=start, end=start + len(text)))
        start += len(text) + 1
    return found


def pairs(old: list[str], new: list[str]) -> list[tuple[str, str | None, str | None]]:
    return [
        (pair.kind, pair.old and pair.old.text, pair.new and pair.new.text)
        for pair in aligned(sentences(*old), sentences(*new))
    ]


def test_a_sentence_that_was_rewritten():
    old = ["U komt morgen.", "U dient derhalve nuchter te zijn.", "Tot ziens."]
    new = ["U komt morgen.", "U moet daarom nuchter zijn.", "Tot ziens."]
    assert [kind for kind, _, _ in pairs(old, new)] == ["equal", "changed", "equal"]


def test_a_sentence_that_was_cut_in_two():
    made = pairs(
        ["De arts kijkt naar uw knie en belt u daarna op."],
        ["De arts kijkt naar uw knie.", "Daarna belt de arts u op."],
    )
    assert [kind for kind, _, _ in made] == ["changed", "added"]
    assert made[0][2] == "De arts kijkt naar uw knie."


def test_other_sentences_are_no_pair():
    assert [kind for kind, _, _ in pairs(["Neem uw pas mee."], ["Bel ons bij koorts."])] == ["removed", "added"]


def test_all_sentences_come_back_once_and_in_order():
    old = [f"Zin {n} gaat over dag {n % 7} en niets anders." for n in range(60)]
    new = [text for n, text in enumerate(old) if n % 5] + ["Dit is nieuw."] * 3
    made = pairs(old, new)
    assert [text for _, text, _ in made if text] == old
    assert [text for _, _, text in made if text] == new


def test_nothing_on_a_side():
    assert pairs([], ["Een."]) == [("added", None, "Een.")]
    assert pairs(["Een."], []) == [("removed", "Een.", None)]


def document(*texts: str, finds: dict[str, str]) -> DocumentReport:
    found = sentences(*texts)
    text = " ".join(texts)
    findings = [
        Finding(rule=rule, severity="tip", message="", explanation="", excerpt=excerpt, start=text.index(excerpt),
                end=text.index(excerpt) + len(excerpt))
        for excerpt, rule in finds.items()
    ]  # fmt: skip
    return DocumentReport(
        source="x", media_type="text/plain", words=len(text.split()), sentences_count=len(texts), scores=Scores(),
        sentences=found, findings=findings, passed=True,
    )  # fmt: skip


def test_findings_gone_new_and_left():
    old = document(
        "Wij bellen u derhalve morgen vroeg.", "Dit is conform afspraak.", "Let op.",
        finds={"derhalve": "formeel-woord", "conform": "formeel-woord", "Wij bellen u derhalve morgen vroeg.": "lange-zin"},
    )  # fmt: skip
    new = document(
        "Let op.", "Wij bellen u daarom morgen heel vroeg.", "Dit is conform afspraak.", "Het is tijdig.",
        finds={"Wij bellen u daarom morgen heel vroeg.": "lange-zin", "conform": "formeel-woord", "tijdig": "vaag-woord"},
    )  # fmt: skip
    changes = comparison(old, new).findings
    assert [f.excerpt for f in changes.gone] == ["derhalve"]
    assert [f.excerpt for f in changes.new] == ["tijdig"]
    assert [(pair.old.rule, pair.new.excerpt) for pair in changes.left] == [
        ("lange-zin", "Wij bellen u daarom morgen heel vroeg."),
        ("formeel-woord", "conform"),
    ]


def test_too_short_to_score():
    gained = comparison(document("Kom.", finds={}), document("Ga.", finds={})).gained
    assert gained.lint is None and gained.level is None and gained.findings == 0
