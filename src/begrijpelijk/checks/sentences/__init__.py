"""Checks on sentences, a file for each, named after its id."""
