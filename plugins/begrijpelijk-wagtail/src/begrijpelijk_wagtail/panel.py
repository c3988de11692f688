"""The panel beside the editor of pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core import checks
from django.urls import reverse
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from begrijpelijk_wagtail.engine import engine
from begrijpelijk_wagtail.options import options
from begrijpelijk_wagtail.wording import language, lazy_text

_installed = True


class BegrijpelijkSidePanel(BaseSidePanel):
    """Level and findings of the page as it stands in the editor; `begrijpelijk_wagtail.views` says what is in it."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens it, with the number of points."""

        aria_label = lazy_text("toggle")
        icon_name = "begrijpelijk"

    name = "begrijpelijk"
    title = lazy_text("toggle_help")
    template_name = "begrijpelijk_wagtail/panel.html"
    order = 340  # before Wagtail's own checks

    class Media:
        js = [versioned_static("begrijpelijk_wagtail/words.js"), versioned_static("begrijpelijk_wagtail/panel.js")]
        css = {"all": [versioned_static("begrijpelijk_wagtail/panel.css")]}

    def __init__(self, page: Any, request: Any, parent: Any = None) -> None:
        """`parent` is the page under which a new page comes."""
        super().__init__(page, request)
        self.parent = parent

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The addresses that the script asks; loading the language pipeline begins here."""
        engine.start()
        page = self.object
        if page.pk:
            url = reverse("begrijpelijk_check_page", args=(page.pk,))
        else:
            kind = page._meta
            url = reverse("begrijpelijk_check_new", args=(kind.app_label, kind.model_name, self.parent.pk))
        return {
            **super().get_context_data(parent_context),
            "check_url": url,
            "saved_url": reverse("begrijpelijk_check_page", args=(0,)),
            "ask": options().publiceren == "vraag",
            "lang": language(),
        }


def install() -> None:
    """Put the panel beside the editor.

    Wagtail has no hook for side panels: `get_side_panels` of its two views for pages is the place that packages extend.
    When a future Wagtail has it no longer, the site runs on without the panel and Django's checks say so.
    """
    global _installed
    for view in (CreateView, EditView):
        original = getattr(view, "get_side_panels", None)
        if original is None:
            _installed = False
        else:
            view.get_side_panels = _with_panel(original)


def check_installed(**kwargs: Any) -> list[checks.CheckMessage]:
    """Django's system check: whether this Wagtail has a place for the panel."""
    if _installed:
        return []
    hint = "Use a version of begrijpelijk-wagtail that knows this version of Wagtail."
    return [checks.Warning("This Wagtail has no place for Begrijpelijk's panel.", hint, id="begrijpelijk.W001")]


def _with_panel(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @wraps(original)
    def get_side_panels(self: Any) -> Any:
        panels = original(self)
        # Wagtail asks again for parts of the page when it saves by itself; this panel is on the screen by then.
        again = getattr(self, "expects_json_response", False) or getattr(self, "hydrate_create_view", False)
        if not again:
            panels.append(BegrijpelijkSidePanel(self.page, self.request, getattr(self, "parent_page", None)))
        return panels

    return get_side_panels
