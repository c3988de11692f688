"""Errors that users meet: one clear line each, never a traceback."""


class BegrijpelijkError(Exception):
    """Something that the user can do something about. `source` names the file, address or setting it is about."""

    def __init__(self, message: str, source: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message


class SourceError(BegrijpelijkError):
    """A source that could not be read."""


class ConfigError(BegrijpelijkError):
    """A wrong key, value or rule in a configuration."""


class PipelineError(BegrijpelijkError):
    """A language pipeline that is missing or broken."""


class WordListError(BegrijpelijkError):
    """A word list that could not be read; the message names line and column."""


class UsageError(BegrijpelijkError):
    """Options that do not go together or do not exist."""


def told(error: BaseException, limit: int = 200) -> str:
    """Somebody else's error on one line: its kind and what it says, as far as it can say anything."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # its own code fails as well
        text = ""
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
