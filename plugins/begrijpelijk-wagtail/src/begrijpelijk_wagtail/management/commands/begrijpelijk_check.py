"""``manage.py begrijpelijk_check``: bring the report up to date. For cron, and once after installing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from begrijpelijk_wagtail import models, record
from begrijpelijk_wagtail.subject import published, text_of

CHUNK = 100  # pages that are in memory at once


class Command(BaseCommand):
    """Check the pages whose text, settings or begrijpelijk changed since their last check."""

    help = "Check the language of all pages whose text has changed, and keep the outcome for the report."

    def add_arguments(self, parser: CommandParser) -> None:
        """All pages, or some."""
        parser.add_argument("--all", action="store_true", help="also the pages that did not change")
        parser.add_argument("--page", type=int, action="append", metavar="ID", help="only this page and those under it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and say how many were."""
        known = dict(models.PageOutcome.objects.values_list("page_id", "digest"))
        tally = {"checked": 0, "unchanged": 0, "failed": 0}
        for page in _read(self._pages(options["page"])):
            outcome = self._one(page, None if options["all"] else known.get(page.pk))
            tally[outcome] += 1
            if options["verbosity"] > 1:
                self.stdout.write(f"{page.pk} {outcome}")
        self.stdout.write("{checked} pages checked, {unchanged} unchanged, {failed} failed.".format(**tally))
        if tally["failed"]:
            raise CommandError("Not all pages could be checked; their lines above say which.")

    def _pages(self, ids: list[int] | None) -> Any:
        pages = Page.objects.filter(depth__gt=1, alias_of__isnull=True).order_by("path")
        if ids is None:
            return pages
        wanted = Page.objects.none()
        for id_ in ids:
            root = Page.objects.filter(pk=id_).first()
            if root is None:
                raise CommandError(f"There is no page {id_}.")
            wanted |= pages.descendant_of(root, inclusive=True)
        return wanted

    def _one(self, page: Page, digest: str | None) -> str:
        try:
            now = published(page)
            text = text_of(now)
            current = record.digest_of(text)
            if current == digest:
                return "unchanged"
            values = record.measured(now, text, current)
        except Exception as error:  # code of the project runs here; one page must not stop the others
            self.stderr.write(f"page {page.pk}: {type(error).__name__}")
            return "failed"
        record.keep(page.pk, values)
        if values["state"] == models.FAILED:
            self.stderr.write(f"page {page.pk}: the text could not be read")
            return "failed"
        return "checked"


def _read(pages: Any) -> Iterator[Page]:
    """The pages, some at a time. Nothing stays open between them: on SQLite nobody could save a page until the end."""
    numbers = list(pages.values_list("pk", flat=True))
    for start in range(0, len(numbers), CHUNK):
        yield from list(pages.filter(pk__in=numbers[start : start + CHUNK]))
