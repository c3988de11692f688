"""Web addresses of a site: one spelling for each page, and which of them are worth a visit."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

LONGEST = 2000  # characters of an address; longer ones are made by a program that goes on for ever
_REPEATS = 2  # times that the same part may stand in a path
_PARAMETERS = 6  # values in a query; more is a search or a filter
# What only says who looks or where from. It changes with every visit and never the page.
_SESSION = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|_ga|_gl|phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|"
    r"sid|cfid|cftoken|zenid|osCsid|s_kwcid|ref|referrer|print)$",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9a-f]{2})", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_MONTHS = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|"
    r"jul|aug|sep|okt|nov|dec|(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\b",
    re.IGNORECASE,
)
FILES = frozenset({".pdf", ".docx", ".odt", ".rtf", ".epub"})
"""Endings of the files on a site that are read as well."""
_NOT_TEXT_ENDINGS = """
    jpg jpeg png gif webp svg ico bmp tif tiff avif heic mp4 webm mov avi mkv m4v mp3 wav ogg m4a flac css js mjs map
    json xml rss atom woff woff2 ttf eot otf zip gz tgz tar rar 7z bz2 xz iso dmg exe msi apk deb rpm bin jar xls xlsx
    ppt pptx pps ppsx ods odp csv ics vcf doc dot pages numbers key swf psd ai eps txt md
"""
_NOT_TEXT = frozenset(f".{ending}" for ending in _NOT_TEXT_ENDINGS.split())


def normal(address: str, base: str | None = None) -> str | None:
    """The one spelling of an address: no fragment, session or tracking, sorted query; None for what is no page.

    `base` is the page that it stands on.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except (ValueError, UnicodeError):
        return None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host or parts.username or parts.password:
        return None
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        host = f"{_bracketed(host)}:{port}"
    else:
        host = _bracketed(host)
    path = _IN_PATH.sub("", parts.path) or "/"
    # Spelled in one way: %7E is ~, and a space is %20. What else was written with % keeps it: %2F is no slash.
    path = quote(_ESCAPE.sub(_unescaped, path), safe="/%:=&~+!$,;'@()*", errors="replace")
    path = _without_dots(path)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _SESSION.match(name)]
    result = urlunsplit((scheme, host, path, urlencode(sorted(kept)), ""))
    return result if len(result) <= LONGEST else None


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else match[0].upper()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _without_dots(path: str) -> str:
    made = posixpath.normpath(path)
    made = "/" + made.lstrip("/")
    return made + "/" if path.endswith("/") and made != "/" else made


def host_of(address: str) -> str:
    """The host of an address with its port where that is not the usual one, as in `normal`."""
    return urlsplit(address).netloc


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are the same but for "www."."""
    return one.removeprefix("www.") == other.removeprefix("www.")


def ending(address: str) -> str:
    """The ending of the file that an address names, with its dot; empty where there is none."""
    return posixpath.splitext(unquote(urlsplit(address).path))[1].lower()


def is_text(address: str) -> bool:
    """Whether an address may lead to a text, as far as its ending tells."""
    return ending(address) not in _NOT_TEXT


def is_trap(address: str) -> bool:
    """Whether an address looks made by a page that goes on for ever: parts that repeat, or a long query."""
    parts = urlsplit(address)
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    if any(segments.count(segment) > _REPEATS for segment in set(segments) if not segment.isdigit()):
        return True
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    return len(names) > _PARAMETERS or len(names) != len(set(names))


def shape(address: str) -> str:
    """What addresses of one series have in common: their numbers and the values of their query left out."""
    parts = urlsplit(address)
    names = "&".join(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    segments = [_NUMBERS.sub("#", segment) for segment in parts.path.split("/")]
    return f"{'/'.join(segments)}?{names}"


def is_series(address: str) -> bool:
    """Whether there may be many like this: it has a number or a query."""
    return shape(address) != f"{urlsplit(address).path}?"


def gist(text: str) -> str:
    """A text without what a calendar changes on every page: numbers, days and months."""
    return " ".join(_MONTHS.sub(" ", _NUMBERS.sub(" ", text)).lower().split())
