"""What a request is told when it is refused: a status, a sentence in Dutch or English, and what it is about."""

from __future__ import annotations

from typing import Any

from begrijpelijk.server.wording import say

RETRY_AFTER = 5  # seconds, what a client that comes too early is told


class Problem(Exception):
    """A refusal. `key` names the sentence in `wording.py`, or `message` is the sentence itself.

    `source` is the file, address or setting it is about; `retry` after how many seconds to try again.
    """

    def __init__(
        self,
        status: int,
        key: str = "",
        *,
        message: str | None = None,
        source: str | None = None,
        retry: int | None = None,
        lang: str | None = None,
        **values: object,
    ) -> None:
        super().__init__(status, key)
        self.status = status
        self.key = key
        self.message = message
        self.source = source
        self.retry = retry
        self.lang = lang
        self.values = values

    def body(self, lang: str) -> dict[str, Any]:
        """The answer as JSON."""
        message = self.message if self.message is not None else say(self.lang or lang, self.key, **self.values)
        return {"error": {"message": message, "source": self.source}}

    @property
    def headers(self) -> dict[str, str]:
        """The headers that go with it."""
        return {} if self.retry is None else {"Retry-After": str(self.retry)}


def sentence(message: str) -> str:
    """The message of an error as a sentence: some begin small, as they stand behind a name in a terminal."""
    return message[:1].upper() + message[1:] + ("" if message.endswith((".", "?", "!", "…")) else ".")
