"""Checks on questionnaires: can everybody take part? They say nothing about any other text (`recognise.py`)."""
