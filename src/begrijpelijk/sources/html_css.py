"""What the style sheets and attributes of a page say about its elements: the declarations that hold, in CSS's order."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import comb
from typing import Any, Final
from xml.etree.ElementTree import Element as XmlElement

from begrijpelijk.sources.html_tree import Element, Text, Tree, walk

UNKNOWN: Final = "?"
"""A value that depends on what is not in the page: the width of the window, a variable, another style sheet."""

PROPERTIES = frozenset(
    """font font-size font-style font-variant font-variant-caps line-height text-align text-transform text-decoration
    text-decoration-line""".split()
)
_MOST_WAYS = 1_000_000  # of steps of a selector; a page of forty elements deep with five steps has 660,000
_MOST_SECONDS = 5.0  # for matching, where other work does not count
_LONGEST = 500_000  # characters of style sheets, and below the numbers of rules and elements that are looked at
_MOST_RULES, _MOST_PAIRS, _DEEPEST = 5_000, 3_000_000, 300
_CONDITIONS = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})

Value = list[Any] | str
"""The tokens of a value, or `UNKNOWN`."""


class Sheets:
    """The style sheets in a page. `complete` says whether they are all there is: no sheet elsewhere, none too large."""

    def __init__(self, tree: Tree) -> None:
        elements = walk(tree.root)
        sheets = [element for element in elements if element.tag == "style"]
        self.complete = not any(
            element.tag == "link"
            and "stylesheet" in element.get("rel").lower().split()
            and _medium(element.get("media")) is not False
            for element in elements
        )
        self._found: dict[Element, list[tuple[tuple[int, int, int], str, Value]]] = defaultdict(list)
        if sheets and self.complete:
            self._read(tree.root, elements, sheets)

    def declarations(self, element: Element) -> dict[str, Value]:
        """The declarations for an element by property: the style sheets', then its own, unless one is important."""
        found = list(self._found.get(element, ()))
        for name, value, important in parsed(element.get("style")):
            found.append(((int(important), 2**31, len(found)), name, value))
        found.sort(key=lambda declaration: declaration[0])
        # A dictionary keeps the place of the first, but of `font` and `font-size` the last one counts.
        result: dict[str, Value] = {}
        for _, name, value in found:
            result.pop(name, None)
            result[name] = value
        return result

    def _read(self, root: Element, elements: list[Element], sheets: list[Element]) -> None:
        import cssselect2
        import tinycss2

        depth, width = _shape(elements)
        deadline = time.monotonic() + _MOST_SECONDS
        matcher = cssselect2.Matcher()
        size = number = total = 0
        for sheet in sheets:
            text = "".join(child.text for child in sheet.children if isinstance(child, Text))
            size += len(text)
            media = _medium(sheet.get("media"))
            if size > _LONGEST:
                return self._give_up()
            try:
                rules = list(self._rules(text, media is True)) if media is not False else []
            except (ValueError, RecursionError):  # a number of thousands of digits, blocks without end
                return self._give_up()
            for prelude, declarations, certain in rules:
                number += 1
                if number > _MOST_RULES or number * len(elements) > _MOST_PAIRS:
                    return self._give_up()
                ways = _ways(tinycss2.serialize(prelude), depth, width)
                total += ways
                if ways > _MOST_WAYS or total > 20 * _MOST_WAYS:
                    return self._give_up()
                try:
                    selectors = cssselect2.compile_selector_list(prelude)
                except cssselect2.SelectorError:
                    continue  # what this library does not know: states such as :hover among them
                for selector in selectors:
                    if selector.pseudo_element is None:
                        matcher.add_selector(selector, (number, declarations, certain))
        pairs = _as_xml(root)
        if pairs is None:
            return self._give_up()
        xml, ours = pairs
        for wrapper in cssselect2.ElementWrapper.from_html_root(xml).iter_subtree():
            element = ours.get(wrapper.etree_element)
            if element is None:
                continue
            if time.monotonic() > deadline:
                self._found.clear()
                return self._give_up()
            for specificity, _, _, (order, declarations, certain) in matcher.match(wrapper):
                weight = specificity[0] << 20 | min(specificity[1], 1023) << 10 | min(specificity[2], 1023)
                for name, value, important in declarations:
                    key = (int(important), weight, order)
                    self._found[element].append((key, name, value if certain else UNKNOWN))

    def _give_up(self) -> None:
        """Too much to look at: what the sheets say is unknown then."""
        self.complete = False

    def _rules(self, text: str, certain: bool) -> Iterator[tuple[list[Any], list[tuple[str, Value, bool]], bool]]:
        """Selector, declarations, and whether they hold whatever the window is like."""
        import tinycss2

        stack = [(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), certain, 0)]
        while stack:
            rules, certain, depth = stack.pop()
            for rule in rules:
                if rule.type == "qualified-rule":
                    declarations = list(_declarations(rule.content))
                    if declarations:
                        yield rule.prelude, declarations, certain
                elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
                    self.complete = False
                elif rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONS and rule.content and depth < 5:
                    media = rule.lower_at_keyword == "media"
                    holds = _medium(tinycss2.serialize(rule.prelude)) if media else None
                    if holds is not False:
                        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                        stack.append((inner, certain and holds is True, depth + 1))


def _shape(elements: list[Element]) -> tuple[int, int]:
    """How deep elements stand in each other, and the most that stand beside each other."""
    depths: dict[Element | None, int] = {None: 0}
    for element in elements:
        depths[element] = depths.get(element.parent, 0) + 1
    return max(depths.values()), max((len(element.children) for element in elements), default=0)


def _ways(selectors: str, depth: int, width: int) -> int:
    """In how many ways the steps of a selector may lie on the way to an element: a matcher may try them all."""
    most = 0
    for selector in selectors.split(","):
        beside = selector.count("~")
        inside = len(re.split(r"[\s>+~]+", selector.strip())) - 1 - selector.count(">") - selector.count("+") - beside
        most = max(most, comb(depth, max(inside, 0)) * comb(width, beside))
    return most


def _medium(query: str) -> bool | None:
    """Whether a medium is a screen; None where that depends on the screen."""
    query = query.strip().lower()
    if query in ("", "all", "screen", "only screen"):
        return True
    return False if query in ("print", "only print", "speech", "not all", "not screen") else None


def parsed(style: str) -> Iterable[tuple[str, Value, bool]]:
    """The declarations in a ``style`` attribute that matter here: name, value and whether it is important."""
    return _declarations(style) if style else ()


def _declarations(content: Any) -> Iterator[tuple[str, Value, bool]]:
    import tinycss2

    try:
        items = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    except (ValueError, RecursionError):  # a number of thousands of digits, blocks without end
        return
    for item in items:
        if item.type == "declaration" and item.lower_name in PROPERTIES:
            tokens = [token for token in item.value if token.type not in ("whitespace", "comment")]
            dynamic = not tokens or any(token.type in ("function", "error") for token in tokens)
            yield item.lower_name, UNKNOWN if dynamic else tokens, item.important


def _as_xml(root: Element) -> tuple[XmlElement, dict[XmlElement, Element]] | None:
    """The tree as the selectors' library wants it, and our element for each of its; None where it is too deep."""
    top = XmlElement("html")
    ours: dict[XmlElement, Element] = {}
    whole = [child for child in root.children if isinstance(child, Element) and child.tag == "html"]
    start = whole[0] if len(whole) == 1 else root
    ours[top] = start
    top.attrib.update(start.attributes)
    stack = [(start, top, 0)]
    while stack:
        element, xml, depth = stack.pop()
        if depth > _DEEPEST:
            return None
        for child in element.children:
            if isinstance(child, Element):
                copy = XmlElement(child.tag, child.attributes)
                xml.append(copy)
                ours[copy] = child
                stack.append((child, copy, depth + 1))
    return top, ours
