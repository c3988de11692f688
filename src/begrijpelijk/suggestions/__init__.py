"""What to write instead of a term, inflected to fit the sentence, and the edits of the text that carry it out."""

from begrijpelijk.suggestions.suggest import Suggestion, suggest

__all__ = ["Suggestion", "suggest"]
