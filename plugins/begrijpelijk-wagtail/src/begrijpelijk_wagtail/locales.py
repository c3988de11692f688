"""Which pages are Dutch, as far as the site says so."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language_info

from begrijpelijk_wagtail.wording import text


def other_locale(instance: Any) -> str | None:
    """The code of the language of a page when the site says that it is another than Dutch.

    A site with one language says nothing: its LANGUAGE_CODE is often still ``en-us``. There the text itself decides.
    """
    locale = getattr(instance, "locale", None)
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False) or locale is None:
        return None
    code = str(locale.language_code)
    return None if code.split("-")[0] == "nl" else code


def language_name(code: str) -> str:
    """The name of a language for people, by its code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code or text("unknown_language")
