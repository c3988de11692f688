"""Checks on words, a file each."""
