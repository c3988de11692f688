"""What the panel asks: check the page as it stands in the form. Nothing is saved."""

from __future__ import annotations

from concurrent.futures import TimeoutError
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from wagtail.admin.views.pages import preview

from begrijpelijk_wagtail.content import NOT_TEXT
from begrijpelijk_wagtail.engine import Busy, engine
from begrijpelijk_wagtail.judge import NotDutch, Verdict, judge
from begrijpelijk_wagtail.locales import language_name, other_locale
from begrijpelijk_wagtail.options import options
from begrijpelijk_wagtail.shown import shown
from begrijpelijk_wagtail.subject import text_of
from begrijpelijk_wagtail.wording import language, text

# Wagtail 8 gave these other names.
PreviewOnEdit: Any = getattr(preview, "PreviewOnEditView", None) or preview.PreviewOnEdit
PreviewOnCreate: Any = getattr(preview, "PreviewOnCreateView", None) or preview.PreviewOnCreate
AGAIN = 2.0  # seconds after which a panel asks again


class CheckOnEdit(PreviewOnEdit):
    """Check a page in the editor. Wagtail's own preview says who may, and makes a page of the form."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """The panel as HTML, how many points there are, and whether the level is met."""
        if engine.state in ("uit", "laden"):
            engine.start()
            return _message("loading", again=AGAIN)
        form = self.get_form(request.POST)
        valid = self.validate_form(form)
        if valid:
            form.save(commit=False)  # also fills the lists of inline panels
        page = form.instance  # of a form with errors: all fields that are right
        locale = other_locale(page)
        if locale is not None:
            return _message("other_locale", language=language_name(locale))
        content, lang = text_of(page), language()
        if content.empty:
            return _message("empty")
        # A wrong address or date says nothing about the text; a part that is not in the page does.
        complete = valid or not (
            set(form.errors) - NOT_TEXT or any(part.is_bound and not part.is_valid() for part in form.formsets.values())
        )
        return self._checked(content, lang, complete)

    def _checked(self, content: Any, lang: str, complete: bool) -> JsonResponse:
        from begrijpelijk.errors import BegrijpelijkError

        try:
            verdict = engine.ask(lambda: judge(content, lang), options().tijd)
        except NotDutch as other:
            return _message("other_language", language=language_name(other.code))
        except Busy:
            return _message("busy", again=AGAIN)
        except TimeoutError:
            return _message("late")
        except BegrijpelijkError as error:
            return _message("failed", reason=str(error))
        return _answer(verdict, complete)


class CheckOnCreate(CheckOnEdit, PreviewOnCreate):
    """Check a page that was not saved yet."""


def _answer(verdict: Verdict, complete: bool) -> JsonResponse:
    context = shown(verdict)
    html = render_to_string("begrijpelijk_wagtail/verdict.html", {**context, "complete": complete})
    return JsonResponse(
        {
            "state": "klaar",
            "html": html,
            "count": len(verdict.points),
            "met": verdict.met,
            "heard": text("checked", points=context["points_text"]),
            "ask": [context["ask"], text("ask_points", points=context["points_text"])],
        }
    )


def _message(key: str, again: float | None = None, **values: Any) -> JsonResponse:
    """One sentence in place of a verdict; `again` says after how many seconds to ask again."""
    words = text(key, **values)
    html = render_to_string("begrijpelijk_wagtail/message.html", {"message": words, "wait": again is not None})
    return JsonResponse(
        {"state": "wacht" if again else "geen", "html": html, "heard": words, "again": again, "met": None}
    )
