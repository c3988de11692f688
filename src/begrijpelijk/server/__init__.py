"""The local web page and REST interface: ``begrijpelijk serve``. See docs/rest.md.

The web server (`app.py`) only receives, refuses and answers. Texts are read and checked in processes of their own
(`worker.py`), so that a file that eats memory or time costs its own process and nothing else.
"""
