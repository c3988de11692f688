"""``{% words "key" %}``: a text in the language of the reader."""

from typing import Any

from django import template

from begrijpelijk_wagtail.wording import text

register = template.Library()


@register.simple_tag
def words(key: str, **values: Any) -> str:
    """The text of a key, escaped where the template escapes."""
    return text(key, **values)
