"""Where the app meets Wagtail: addresses, the report in the menu, the icon, and the message after publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from begrijpelijk_wagtail import views
from begrijpelijk_wagtail.options import options
from begrijpelijk_wagtail.report import BegrijpelijkReportView, may_see
from begrijpelijk_wagtail.wording import lazy_text


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """What the panel asks, and the report."""
    new = "begrijpelijk/check/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/"
    return [
        path("begrijpelijk/check/<int:page_id>/", views.CheckOnEdit.as_view(), name="begrijpelijk_check_page"),
        path(new, views.CheckOnCreate.as_view(), name="begrijpelijk_check_new"),
        path("reports/begrijpelijk/", BegrijpelijkReportView.as_view(), name="begrijpelijk_report"),
        path(
            "reports/begrijpelijk/results/",
            BegrijpelijkReportView.as_view(results_only=True),
            name="begrijpelijk_report_results",
        ),
    ]


class ReportMenuItem(MenuItem):
    """For who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there can be a page in the report."""
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_reports_menu_item() -> MenuItem:
    """The report in the menu Reports."""
    url = reverse("begrijpelijk_report")
    return ReportMenuItem(lazy_text("report_title"), url, name="begrijpelijk", icon_name="begrijpelijk", order=1150)


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """The icon of the panel and the report."""
    return [*icons, "begrijpelijk_wagtail/icon.svg"]


@hooks.register("after_publish_page")
def after_publish_page(request: HttpRequest, page: Page) -> None:
    """Say that a page which is online now misses its level, where the site asks for that."""
    if options().publiceren == "melding":
        from begrijpelijk_wagtail.workflow import missed

        sentence = missed(page)
        if sentence:
            messages.warning(request, sentence)
