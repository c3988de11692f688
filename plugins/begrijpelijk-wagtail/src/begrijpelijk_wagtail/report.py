"""The report over all pages, in Wagtail's menu Reports, with its filters and export to a spreadsheet."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page, Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from begrijpelijk_wagtail import models
from begrijpelijk_wagtail.locales import language_name
from begrijpelijk_wagtail.wording import language, lazy_text, number, text

POLICY = PagePermissionPolicy()
LEVELS = (1, 2, 3, 4)
STATES = (models.SHORT, models.OTHER_LANGUAGE, models.EMPTY, models.FAILED)
# The values of an outcome that the report sorts on and exports, as attributes of the page.
SHOWN = ("level", "lint", "struggling", "cefr", "met", "words", "density", "checked_at")


def may_see(user: Any) -> bool:
    """Whether somebody may edit any page."""
    return bool(POLICY.user_has_any_permission(user, {"change"}))


def pages_of(user: Any) -> QuerySet[Page]:
    """The pages that somebody may edit, with their outcome. Aliases have no text of their own."""
    pages = POLICY.instances_user_has_permission_for(user, "change").filter(depth__gt=1, alias_of__isnull=True)
    values: dict[str, Any] = {f"bz_{name}": F(f"begrijpelijk__{name}") for name in SHOWN}
    values["bz_words"] = NullIf(values["bz_words"], Value(0))  # a page without a measurement is no short page
    return pages.select_related("begrijpelijk", "locale").annotate(**values)


class Filters(WagtailFilterSet):
    """Level, goal, section of the site, live or not, and language."""

    level = django_filters.ChoiceFilter(label=lazy_text("filter_level"), method="with_level", choices=list)
    met = django_filters.ChoiceFilter(label=lazy_text("filter_verdict"), field_name="bz_met", choices=list)
    section = django_filters.ChoiceFilter(label=lazy_text("filter_section"), method="under", choices=list)
    live = django_filters.ChoiceFilter(label=lazy_text("filter_live"), field_name="live", choices=list)
    locale = django_filters.ChoiceFilter(label=lazy_text("filter_language"), field_name="locale_id", choices=list)

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, str]]] = {
            "level": [
                *((str(level), text(f"level_{level}")) for level in LEVELS),
                *((state, text(f"state_{state}")) for state in STATES),
                ("niet", text("not_checked")),
            ],
            "met": [(True, text("met")), (False, text("missed"))],
            "section": _sections(pages_of(self.request.user)),
            "live": [(True, text("live")), (False, text("draft"))],
            "locale": [(locale.pk, language_name(locale.language_code)) for locale in Locale.objects.all()],
        }
        for name, values in choices.items():
            self.filters[name].extra["choices"] = values
        if len(choices["locale"]) < 2:
            del self.filters["locale"]

    def with_level(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Pages with a level, or with the reason why they have none."""
        if value.isdecimal():
            return pages.filter(begrijpelijk__level=int(value))
        if value == "niet":
            return pages.filter(begrijpelijk__isnull=True)
        return pages.filter(begrijpelijk__state=value)

    def under(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """A page and all under it, by its path in the tree."""
        return pages.filter(path__startswith=value)


class BegrijpelijkReportView(ReportView):
    """All pages that somebody may edit, the hardest first."""

    model = Page
    page_title = lazy_text("report_title")
    header_icon = "begrijpelijk"
    index_url_name = "begrijpelijk_report"
    index_results_url_name = "begrijpelijk_report_results"
    filterset_class = Filters
    permission_policy = POLICY
    any_permission_required = ("change",)
    default_ordering = "-bz_lint"
    export_filename = "begrijpelijk"
    export_headings = {
        "title": lazy_text("column_page"),
        "full_url": lazy_text("column_address"),
        "bz_section": lazy_text("column_section"),
        "bz_language": lazy_text("column_language"),
        "bz_status": lazy_text("column_status"),
        "bz_state": lazy_text("column_verdict"),
        "bz_level": lazy_text("column_level"),
        "bz_cefr": lazy_text("column_cefr"),
        "bz_lint": lazy_text("column_lint"),
        "bz_struggling": lazy_text("column_share"),
        "bz_words": lazy_text("column_words"),
        "bz_density": lazy_text("column_density"),
        "bz_advice": lazy_text("column_advice"),
        "bz_checked_at": lazy_text("column_checked"),
    }
    list_export = list(export_headings)

    columns = [
        TitleColumn(
            "title",
            label=lazy_text("column_page"),
            accessor="get_admin_display_title",
            sort_key="title",
            width="22%",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        ),
        Column("level", label=lazy_text("difficulty"), accessor="bz_level_text", sort_key="bz_lint"),
        Column("verdict", label=lazy_text("column_verdict"), accessor="bz_state", sort_key="bz_met"),
        Column("share", label=lazy_text("short_share"), accessor="bz_share", sort_key="bz_struggling"),
        Column("words", label=lazy_text("column_words"), accessor="bz_words_text", sort_key="bz_words"),
        Column("density", label=lazy_text("short_density"), accessor="bz_density_text", sort_key="bz_density"),
        Column("advice", label=lazy_text("column_advice"), accessor="bz_advice"),
        Column("status", label=lazy_text("column_status"), accessor="bz_status", sort_key="live"),
        DateColumn("checked", label=lazy_text("column_checked"), accessor="bz_checked_at", sort_key="bz_checked_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Page]:
        """The pages of this user."""
        return pages_of(self.request.user)

    def order_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """Pages without a value come last, whichever way the others are sorted."""
        field = self.ordering.lstrip("-")
        order = F(field).desc(nulls_last=True) if self.ordering.startswith("-") else F(field).asc(nulls_last=True)
        return queryset.order_by(order, "path")

    def get_valid_orderings(self) -> list[str]:
        """Also the order in which the report opens."""
        return [*super().get_valid_orderings(), self.default_ordering]

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        """The headings are put in words now: a file is sent when the language of the reader is no longer active."""
        self.export_headings = {name: str(words) for name, words in self.export_headings.items()}
        return super().as_spreadsheet(queryset, spreadsheet_format)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Each page with its outcome in words."""
        pages = list(object_list)
        sections = dict(_sections(pages_of(self.request.user)))
        titles = _rule_titles()
        for page in pages:
            _describe(page, sections, titles)
        return pages


def _describe(page: Any, sections: dict[str, str], titles: dict[str, str]) -> None:
    outcome = getattr(page, "begrijpelijk", None)
    level = outcome.level if outcome else None
    page.bz_status = text("live" if page.live else "draft")
    page.bz_language = language_name(page.locale.language_code)
    page.bz_section = next(
        (
            title
            for path, title in sorted(sections.items(), key=lambda each: -len(each[0]))
            if page.path.startswith(path)
        ),
        "",
    )
    page.bz_level_text = text(f"level_{level}") if level else ""
    page.bz_share = "" if outcome is None or level is None else f"{round(outcome.struggling * 100)}%"
    page.bz_words_text = outcome.words if outcome and outcome.words else ""
    page.bz_density_text = "" if page.bz_density is None else number(page.bz_density)
    page.bz_advice = ""
    if outcome is None:
        page.bz_state = text("not_checked")
        return
    if outcome.met is None:
        page.bz_state = text(f"state_{outcome.state}")
    else:
        page.bz_state = f"{outcome.niveau}: {text('met' if outcome.met else 'missed')}"
    if outcome.main_rule:
        title = titles.get(outcome.main_rule, outcome.main_rule)
        page.bz_advice = text("times", title=title, count=outcome.main_count)


def _rule_titles() -> dict[str, str]:
    from begrijpelijk.plugins import registry

    rules = {id_: check.rule for id_, check in registry().checks.items()}
    return {id_: rule.title.get(language(), rule.title["nl"]) for id_, rule in rules.items()}


def _sections(pages: QuerySet[Page]) -> list[tuple[str, str]]:
    """(path in the tree, name) of the home pages of all sites and what stands right under them, in their order."""
    roots = {site.root_page.path: site for site in Site.objects.select_related("root_page")}
    several = len(roots) > 1
    found = []
    deepest = max((site.root_page.depth for site in roots.values()), default=0) + 1
    for page in pages.filter(depth__lte=deepest).values("path", "title"):
        site = roots.get(page["path"])
        parent = roots.get(page["path"][: -Page.steplen])
        if site is not None and several:
            found.append((page["path"], site.site_name or site.hostname))
        elif parent is not None:
            name = f"{parent.site_name or parent.hostname} › " if several else ""
            found.append((page["path"], f"{name}{page['title']}"))
    return sorted(found)
