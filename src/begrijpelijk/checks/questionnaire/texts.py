"""Texts that the checks on questionnaires share for their examples: a questionnaire around one question."""

from __future__ import annotations

_OTHERS = (
    "Hoe oud bent u?\n\n☐ jonger dan 40\n\n☐ 40 of ouder\n\n"
    "Was de dokter vriendelijk?\n\n☐ ja\n\n☐ nee\n\n"
    "Was het gebouw makkelijk te vinden?\n\n☐ ja\n\n☐ nee\n\n"
)
OTHER_WAY = "U kunt ook bellen. Dan vult u de lijst samen met ons in. Ons nummer is 088 123 45 67.\n\n"


def around(question: str, answers: str = "☐ ja\n\n☐ nee", *, other_way: bool = True, questions: int = 1) -> str:
    """A questionnaire in Markdown with this question in it, so many times."""
    asked = f"{question}\n\n{answers}\n\n" * questions
    return f"# Vragenlijst over uw bezoek\n\n{OTHER_WAY if other_way else ''}{_OTHERS}{asked}"
