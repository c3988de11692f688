"""Checks on how a text looks: letter size, capitals, alignment, lines, and whether it is there as text at all."""
