"""Keeping the outcome of a page: when it is published, and when the command asks for it."""

from __future__ import annotations

import atexit
import logging
from typing import Any

from django.core.signals import request_started
from django.db import close_old_connections, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from begrijpelijk_wagtail.assembled import Text
from begrijpelijk_wagtail.engine import LATER, engine
from begrijpelijk_wagtail.judge import NotDutch, Verdict, fingerprint, judge
from begrijpelijk_wagtail.locales import other_locale
from begrijpelijk_wagtail.subject import published, text_of

log = logging.getLogger("begrijpelijk_wagtail")
PATIENCE = 60.0  # seconds that a command waits for its checks
TIMES = 3  # that a page is read again when somebody publishes it meanwhile


class _Process:
    """Whether this process answers requests. A command that publishes pages (`publish_scheduled`) does not."""

    serves = False


def connect() -> None:
    """Check a page again when it is published, or goes offline and its draft counts."""
    for signal in (page_published, page_unpublished):
        signal.connect(_changed, dispatch_uid="begrijpelijk_wagtail")
    request_started.connect(_serving, dispatch_uid="begrijpelijk_wagtail")
    atexit.register(_finish)


def _serving(**kwargs: Any) -> None:
    _Process.serves = True


def _finish() -> None:
    """A command ends when the pages that it published are checked; a server must be able to stop at once."""
    if not _Process.serves and not engine.finish(PATIENCE):
        log.warning("Not all pages that were published are checked; run begrijpelijk_check.")


def digest_of(text: Text) -> str:
    """What an outcome hangs on: the text, and the settings and version of begrijpelijk."""
    return fingerprint(text.digest)


def measured(page: Page, text: Text, digest: str) -> dict[str, Any]:
    """Check a page that was read before; gives the values of its outcome. Takes time, and no database."""
    from begrijpelijk.errors import BegrijpelijkError
    from begrijpelijk_wagtail import models

    values: dict[str, Any] = {
        **{"niveau": "", "met": None, "level": None, "lint": None, "struggling": None, "cefr": "", "words": 0},
        **{"findings": 0, "density": None, "main_rule": "", "main_count": 0, "digest": digest},
        "checked_at": timezone.now(),
    }
    if other_locale(page) is not None:
        return values | {"state": models.OTHER_LANGUAGE}
    if text.empty:
        return values | {"state": models.EMPTY}
    try:
        verdict = judge(text, "nl")
    except NotDutch:
        return values | {"state": models.OTHER_LANGUAGE}
    except BegrijpelijkError:
        return values | {"state": models.FAILED}
    return values | _figures(verdict)


def _figures(verdict: Verdict) -> dict[str, Any]:
    from begrijpelijk_wagtail import models

    rule, count = verdict.main_rule
    return {
        "state": models.SHORT if verdict.level is None else models.MEASURED,
        "niveau": verdict.niveau,
        "met": verdict.met,
        "level": verdict.level,
        "lint": verdict.lint,
        "struggling": verdict.struggling,
        "cefr": verdict.cefr or "",
        "words": verdict.words,
        "findings": len(verdict.points),
        "density": round(100 * len(verdict.points) / verdict.words, 1) if verdict.words else None,
        "main_rule": rule,
        "main_count": count,
    }


def keep(page_id: int, values: dict[str, Any]) -> bool:
    """Keep an outcome; False where the page is gone by now."""
    from begrijpelijk_wagtail.models import PageOutcome

    with transaction.atomic():
        if not Page.objects.filter(pk=page_id).exists():
            return False
        PageOutcome.objects.update_or_create(page_id=page_id, defaults=values)
    return True


def _changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Check a page in the background once it is saved. What fails here is left for the command."""
    page_id = instance.pk
    transaction.on_commit(lambda: _later(page_id))


def _later(page_id: int) -> None:
    engine.submit(lambda: _check(page_id), LATER)


def _check(page_id: int) -> None:
    """Runs in the thread of the engine, with a connection of its own."""
    close_old_connections()
    try:
        _measure(page_id)
    except Exception as error:  # the database, or code of the project; the name says enough and holds no text
        name = type(error).__name__
        log.warning("The outcome of page %s was not kept (%s); run begrijpelijk_check.", page_id, name)
    finally:
        _disconnect()


def _measure(page_id: int) -> None:
    """Check a page and keep the outcome; not that of a text which another process has replaced meanwhile."""
    for _ in range(TIMES):
        page = Page.objects.filter(pk=page_id).first()
        if page is None:
            return
        now = published(page)
        text = text_of(now)
        values = measured(now, text, digest_of(text))
        after = Page.objects.filter(pk=page_id).first()
        if after is not None and text_of(published(after)).digest == text.digest:
            keep(page_id, values)
            return


def _disconnect() -> None:
    from django.db import connections

    connections.close_all()
