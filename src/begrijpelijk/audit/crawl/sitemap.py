"""Sitemaps: plain, packed, in text, and indexes of sitemaps. Hostile ones cost little."""

from __future__ import annotations

import io
import zlib

MOST = 50_000  # addresses of one sitemap, as sitemaps.org has it
LARGEST = 50 * 1024 * 1024  # bytes of one sitemap, unpacked


def read(data: bytes) -> tuple[list[str], list[str]]:
    """The pages and the further sitemaps that a sitemap names; nothing where it is none."""
    if data[:2] == b"\x1f\x8b":
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, LARGEST)
        except zlib.error:
            return [], []
    start = data[:500].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        lines = data.decode("utf-8", "replace").split()[:MOST]
        return [line for line in lines if line.startswith(("http://", "https://"))], []
    return _xml(data)


def _xml(data: bytes) -> tuple[list[str], list[str]]:
    from lxml import etree

    pages: list[str] = []
    maps: list[str] = []
    try:
        reader = etree.iterparse(
            io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True
        )
        for _, element in reader:
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if tag == "loc" and element.text:
                parent = element.getparent()
                inside = etree.QName(parent).localname if parent is not None else ""
                if inside in ("url", "sitemap"):
                    (pages if inside == "url" else maps).append(element.text.strip())
            elif tag in ("url", "sitemap"):
                element.clear()
            if len(pages) + len(maps) >= MOST:
                break
    except etree.LxmlError:
        pass  # what was read before the mistake still counts
    return pages, maps
