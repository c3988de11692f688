"""Checks on the text as a whole, a file each."""
