"""Which part of a web page is its content: menus, banners, cookie bars and hidden parts are not."""

from __future__ import annotations

import re

from begrijpelijk.sources.html_tree import Element, Text, text_of, walk

_SKIPPED_TAGS_TEXT = """
    script style template noscript head svg math canvas iframe object embed audio video map nav aside datalist
    frameset noframes title
"""
SKIPPED_TAGS = frozenset(_SKIPPED_TAGS_TEXT.split())
_SKIPPED_ROLES_TEXT = """
    navigation banner contentinfo complementary search menu menubar
"""
SKIPPED_ROLES = frozenset(_SKIPPED_ROLES_TEXT.split())
_PAGE_PARTS = frozenset({"header", "footer"})  # of the page: within an article they belong to it
_SECTIONS = frozenset({"main", "article", "section", "td", "li", "blockquote", "figure", "form"})
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookie\w*|consent|breadcrumbs?|kruimel\w*|skip-?link|skip-?to\w*|skip-?nav\w*|nav(?:bar|header|"
    r"footer|igation|igatie)?|(?:main|hoofd|sub|side|site|top|mobile|footer)?-?menu|sidebar|social(?:-?(?:media|share|"
    r"links))?|share-?(?:buttons|links|bar)|deel-?knoppen|paging|pagination|paginering|site-?header|site-?footer|"
    r"page-?footer|pagefooter|pageheader|newsletter)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BODY_TAGS = frozenset({"html", "body", "main", "article", "h1"})
_PART_OF_TEXT = 0.4  # articles are the content when they hold at least this part of the page's text


def is_hidden(element: Element) -> bool:
    """Whether a visitor does not get to see it."""
    attributes = element.attributes
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    if attributes.get("aria-hidden", "").lower() == "true" or attributes.get("type", "").lower() == "hidden":
        return True
    if element.tag == "dialog" and "open" not in attributes:
        return True
    return "style" in attributes and bool(_HIDDEN_STYLE.search(attributes["style"]))


def is_furniture(element: Element) -> bool:
    """Whether it is a part of the page that is on every page: a menu, a banner, a cookie bar."""
    tag = element.tag
    if tag in SKIPPED_TAGS or element.get("role").lower() in SKIPPED_ROLES:
        return True
    if tag in _PAGE_PARTS:
        return not _inside_section(element)
    return tag not in _BODY_TAGS and bool(FURNITURE.search(element.classes))


def _inside_section(element: Element) -> bool:
    node = element.parent
    while node is not None:
        if node.tag in _SECTIONS:
            return True
        node = node.parent
    return False


def content_roots(root: Element) -> tuple[list[Element], bool]:
    """The elements that hold the content, and whether furniture has to be left out in them.

    <main> when there is one with text; else the articles when they hold much of the text; else the body. Where leaving
    out the furniture would leave nothing, all of it is content: a menu that is checked for itself, say.
    """
    elements = walk(root)
    visible = _reachable(root)
    mains = [e for e in elements if (e.tag == "main" or e.get("role").lower() == "main") and e in visible]
    within = set(mains)
    mains = [e for e in mains if not _has_ancestor(e, within) and text_of(e)]
    if mains:
        return mains, True
    bodies = [e for e in elements if e.tag in ("body", "frameset")]
    whole = bodies[0] if len(bodies) == 1 else root
    articles = [e for e in elements if e.tag == "article" and e in visible]
    outer = set(articles)
    articles = [e for e in articles if not _has_ancestor(e, outer)]
    total = sum(len(t) for t in _direct_texts(visible))
    if articles and sum(len(text_of(e)) for e in articles) >= _PART_OF_TEXT * total:
        return articles, True
    return [whole], total > 0


def _reachable(root: Element) -> set[Element]:
    """Elements that are neither hidden nor furniture, nor in one that is."""
    result: set[Element] = set()
    stack = [root]
    while stack:
        element = stack.pop()
        if is_hidden(element) or is_furniture(element):
            continue
        result.add(element)
        stack += [child for child in element.children if isinstance(child, Element)]
    return result


def _direct_texts(elements: set[Element]) -> list[str]:
    return [child.text.strip() for element in elements for child in element.children if isinstance(child, Text)]


def _has_ancestor(element: Element, wanted: set[Element]) -> bool:
    node = element.parent
    while node is not None:
        if node in wanted:
            return True
        node = node.parent
    return False
