"""Where entries of the word lists stand in a document: one pass, all lists at once, for all word checks."""

from begrijpelijk.matching.search import Match, Matches, find_matches

__all__ = ["Match", "Matches", "find_matches"]
