"""A markdown-it parser whose inline tokens say where they start: ``token.meta["at"]`` is an offset in the content."""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


class _State(StateInline):
    """Notes where each token starts while the rules push them."""

    pending_at = 0

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class _Inline(ParserInline):
    """As the original, with a `_State`, and the start of pending text noted."""

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        end = state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            if isinstance(state, _State) and not state.pending:
                state.pending_at = state.pos
            done = state.level < deepest and any(rule(state, False) for rule in rules)
            if not done:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; text that is not joined, so that each piece keeps its own place."""
    markdown = MarkdownIt("commonmark", {"maxNesting": 60})
    markdown.inline = _Inline()
    markdown.enable(["table", "strikethrough"])
    # The preset's choices were made on the parser that was replaced.
    markdown.inline.ruler.disable(["linkify"])
    markdown.inline.ruler2.disable(["fragments_join"])
    markdown.core.ruler.disable(["text_join"], True)
    return markdown
