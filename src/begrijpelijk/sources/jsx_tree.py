"""JavaScript and TypeScript by tree-sitter: what of it is shown to people, and what is code."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.errors import SourceError
from begrijpelijk.extra import missing
from begrijpelijk.sources.template_mask import Mask, is_prose
from begrijpelijk.sources.template_tags import html_tag

if TYPE_CHECKING:
    from tree_sitter import Node

INSTALL = missing("editor")
LONGEST = 2_000_000  # characters of one file of a program; what is longer was made by a machine
# What is no program at all takes the parser very long; a program of a megabyte takes it a fifth of a second.
MOST_SECONDS = 2.0
_SECONDS_PER_BYTE = 10 / 1_000_000
TOO_LONG = "Dit bestand is te lang om te lezen. Deel het op in kleinere bestanden."
UNREADABLE = "De code in dit bestand is niet te lezen. Kijk of het bestand heel is."
_PIECE = 65_536  # bytes that are handed to the parser

_JSX = frozenset({"jsx_element", "jsx_self_closing_element"})
_DEVELOPERS = re.compile(r"console\b|logger\b|log\b|require$|import$|.*\b(?:querySelector\w*|getElementById|addClass)$")
_TRANSLATE = re.compile(r"(?:\w{1,20}\.)?(?:t|__?|\$t|translate|gettext|formatMessage)")
_NOT_SHOWN = frozenset({"import_statement", "literal_type", "type_annotation", "comment", "regex", "svg"})
_KEPT = frozenset({"data-begrijpelijk", "href", "role", "type", "hidden", "lang"})
_BREAK = "<br>"
_RULE = "<hr>"


class Code:
    """A piece of a program in a source: `start` is its offset there. Marks in the mask what people read."""

    def __init__(self, mask: Mask, start: int, end: int) -> None:
        self.mask = mask
        text = mask.raw[start:end]
        if len(text) > LONGEST:
            raise SourceError(TOO_LONG, "")
        self._data = text.encode("utf-8", "replace")
        self._start = start
        self._bytes = None if len(self._data) == len(text) else _offsets(text)
        self._parents: dict[int, Node] = {}  # of what stands in an element: a node looks for its own from the root down
        self._worded: dict[int, bool] = {}  # whether there are words between the children of an element
        self._root = _root(self._data)

    def read(self) -> None:
        """Mask all but the text in JSX, and read the strings that are Dutch for people."""
        stack = [self._root]
        while stack:
            node = stack.pop()
            if node.type in _JSX:
                self._separate(self._place(node)[0])
                self._element(node)
            elif node.type == "comment":
                self._comment(node)
            elif node.type in ("string", "template_string"):
                self._string(node)
            elif not self._is_for_developers(node):
                stack += reversed(node.children)

    def _place(self, node: Node) -> tuple[int, int]:
        """Where a node stands in the source."""
        if self._bytes is None:
            return self._start + node.start_byte, self._start + node.end_byte
        return self._start + self._bytes[node.start_byte], self._start + self._bytes[node.end_byte]

    def _text(self, node: Node) -> str:
        return self.mask.raw[slice(*self._place(node))]

    def _separate(self, start: int) -> None:
        """Two pieces of JSX in a program are not one line of text."""
        if start >= len(_RULE) and not "".join(self.mask.chars[start - len(_RULE) : start]).strip(" "):
            self.mask.put(start - len(_RULE), start, _RULE)

    def _comment(self, node: Node) -> None:
        self.mask.comments.append((self._place(node)[0], self._text(node).strip("/* \t\r\n")))

    def _string(self, node: Node) -> None:
        """A string in code: a text of its own where it is one."""
        fragments = [child for child in node.children if child.type in ("string_fragment", "escape_sequence")]
        whole = (self._place(fragments[0])[0], self._place(fragments[-1])[1]) if fragments else None
        if whole is None or not is_prose(" ".join(self._text(fragment) for fragment in fragments)):
            return
        if any(child.type == "template_substitution" for child in node.children):
            self._template(node)  # its place in the program is no text: only the rule keeps it apart
            self._separate(self._place(node)[0])
            return
        self.mask.add(*whole)

    def _template(self, node: Node) -> None:
        """A string with expressions in it, in its place."""
        for child in node.children:
            start, end = self._place(child)
            if child.type in ("string_fragment", "escape_sequence"):
                self.mask.literal(start, end)
            elif child.type == "template_substitution":
                self.mask.word(start, end)
            else:
                self.mask.gone(start, end)

    # -- JSX -------------------------------------------------------------------------------------------------------

    def _element(self, root: Node) -> None:
        """An element of JSX with all that is in it."""
        stack: list[Node] = [root]
        while stack:
            node = stack.pop()
            match node.type:
                case "jsx_element":
                    if self._name(node.children[0]).lower() not in ("svg", "style", "script"):
                        self._parents |= {child.id: node for child in node.children}
                        stack += reversed(node.children)
                case "jsx_opening_element" | "jsx_self_closing_element" | "jsx_closing_element":
                    stack += reversed(list(self._tag(node)))
                case "jsx_text" | "html_character_reference":
                    self.mask.keep(*self._place(node))
                case "comment":
                    self._comment(node)
                case "jsx_expression":
                    stack += reversed(list(self._expression(node)))
                case _ if not self._is_for_developers(node):
                    if node.type in ("string", "template_string"):
                        self._string(node)
                    else:
                        stack += reversed(node.children)

    def _name(self, node: Node) -> str:
        name = node.child_by_field_name("name")
        return "" if name is None else self._text(name)

    def _tag(self, node: Node) -> Iterator[Node]:
        """Write a tag as HTML has it; gives the expressions among its attributes, which may hold elements."""
        start, end = self._place(node)
        closing = node.type == "jsx_closing_element"
        name = self._name(node)
        if not name:
            return
        tag = html_tag(name, inline=self._is_within_words(node))
        if node.type != "jsx_self_closing_element" or tag in ("br", "img", "input", "hr"):
            sign = "</" if closing else "<"
            head = f"{sign}{tag}"
            if len(head) + 1 < end - start and any(
                child.type == "jsx_attribute" and _holds_jsx(child) for child in node.children
            ):
                self.mask.put(start, start + len(head) + 1, head + ">")  # what its attributes hold comes behind it
            elif len(head) < end - start:
                self.mask.put(start, start + len(head), head)
                self.mask.put(end - 1, end, ">")
        for attribute in node.children:
            if attribute.type == "jsx_attribute":
                yield from self._attribute(attribute)
            elif attribute.type == "comment":
                yield attribute

    def _is_within_words(self, node: Node) -> bool:
        """Whether an element stands among words: then a component is a part of the line."""
        element = node if node.type == "jsx_self_closing_element" else self._parents.get(node.id)
        parent = self._parents.get(element.id) if element is not None else None
        if parent is None:
            return False
        if parent.id not in self._worded:
            words = (self._text(child) for child in parent.children if child.type == "jsx_text")
            self._worded[parent.id] = any(text.strip() for text in words)
        return self._worded[parent.id]

    def _attribute(self, node: Node) -> Iterator[Node]:
        parts = node.named_children
        name = self._text(parts[0]) if parts else ""
        value = parts[1] if len(parts) > 1 else None
        if value is None:
            return
        if name.lower() in _KEPT and value.type == "string":
            self.mask.keep(*self._place(node))
            return
        inner = value
        if value.type == "jsx_expression" and value.named_child_count == 1:
            inner = value.named_children[0]
        if inner.type == "string":
            start, end = self._place(inner)
            self.mask.attribute(name, start + 1, max(end - 1, start + 1), markup=inner is value)
        elif value.type == "jsx_expression":
            yield from value.named_children

    def _expression(self, node: Node) -> Iterator[Node]:
        """``{...}`` among text: the strings that it shows, the elements in it, or else a word that stands for it."""
        start, end = self._place(node)
        inside = node.named_children
        if all(child.type == "comment" for child in inside):
            self.mask.gone(start, end)
            yield from inside
            return
        shown = [child for child in inside for child in _shown(child)]
        strings = [child for child in shown if child.type in ("string", "template_string")]
        elements = any(_holds_jsx(child) for child in inside)
        if elements:
            yield from (child for child in inside if child not in strings)
            return
        if not strings:
            self._call(node)
            return
        self.mask.gone(start, end)
        previous = None
        for string in strings:
            first, last = self._place(string)
            self._template(string)
            if previous is not None:  # from one closing quote up to the next opening one
                room = first + 1 - previous
                self.mask.put(previous, first + 1, _BREAK if room >= len(_BREAK) else " ")
            previous = last - 1

    def _call(self, node: Node) -> None:
        """An expression that shows what it works out: a text to translate in its place, else a word."""
        start, end = self._place(node)
        text = self._translated(node)
        if text is not None and is_prose(self._text(text)[1:-1]):
            self.mask.gone(start, end)
            self._template(text)
            return
        self.mask.word(start, end)
        stack = list(reversed(node.named_children))
        while stack:
            inner = stack.pop()
            if inner.type in ("string", "template_string"):
                whole = self._place(inner)
                if is_prose(self.mask.raw[whole[0] + 1 : whole[1] - 1]):
                    self.mask.add(whole[0] + 1, whole[1] - 1)
            elif not self._is_for_developers(inner):
                stack += reversed(inner.named_children)

    def _translated(self, node: Node) -> Node | None:
        """The string in ``t('...')``; None for all else."""
        call = node.named_children[0] if node.named_child_count == 1 else None
        if call is None or call.type != "call_expression":
            return None
        name, given = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        if name is None or given is None or _TRANSLATE.fullmatch(self._called(name)) is None:
            return None
        first = given.named_children[0] if given.named_children else None
        return first if first is not None and first.type == "string" else None

    def _is_for_developers(self, node: Node) -> bool:
        """Whether nobody but a programmer reads the strings in this part of a program."""
        if node.type in _NOT_SHOWN:
            return True
        if node.type in ("call_expression", "new_expression"):
            name = node.child_by_field_name("function") or node.child_by_field_name("constructor")
            text = self._called(name) if name is not None else ""
            return _DEVELOPERS.match(text) is not None or text.endswith("Error")
        return False

    def _called(self, name: Node) -> str:
        """What is called: its beginning and end where it is long, as each call in a row of calls holds those before."""
        start, end = name.start_byte, name.end_byte
        data = (
            self._data[start:end]
            if end - start <= 200
            else self._data[start : start + 100] + self._data[end - 100 : end]
        )
        return data.decode("utf-8", "replace")


def _shown(node: Node) -> Iterator[Node]:
    """What the value of an expression can be: both branches of a choice, what follows ``&&``."""
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type == "ternary_expression":
            stack += [current.children[-1], current.children[2]]
        elif current.type == "binary_expression":
            stack.append(current.children[-1])
        elif current.type == "parenthesized_expression":
            stack += reversed(current.named_children)
        else:
            yield current


def _holds_jsx(node: Node) -> bool:
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type in _JSX:
            return True
        stack += current.named_children
    return False


def faults(text: str) -> int:
    """How many places in a program cannot be read. Raises `SourceError`."""
    count, stack = 0, [_root(text.encode("utf-8", "replace"))]
    while stack:
        node = stack.pop()
        count += node.is_error or node.is_missing
        if node.has_error:
            stack += node.children
    return count


def _offsets(text: str) -> list[int]:
    """The character at every byte of the text in UTF-8."""
    result: list[int] = []
    for number, char in enumerate(text):
        result += [number] * (1 if char < "\x80" else len(char.encode("utf-8", "replace")))
    return [*result, len(text)]


def _root(data: bytes) -> Node:
    """The root of a program. Raises `SourceError` where the parser is missing, or takes too long."""
    try:
        import tree_sitter_typescript
        from tree_sitter import Language, Parser
    except ImportError as error:
        raise SourceError(INSTALL, "") from error
    ends = time.monotonic() + MOST_SECONDS + len(data) * _SECONDS_PER_BYTE
    parser = Parser(Language(tree_sitter_typescript.language_tsx()))
    try:
        tree = parser.parse(lambda at, _: data[at : at + _PIECE], progress_callback=lambda *_: time.monotonic() > ends)
    except ValueError as error:
        raise SourceError(UNREADABLE, "") from error
    return tree.root_node
