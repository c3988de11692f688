"""Pages as a browser shows them: rendering, measuring, axe-core, and walking a flow. Needs the extra `[browser]`.

`model.py` has what was measured, as plain data: checks and reports need no browser to read it.
"""
