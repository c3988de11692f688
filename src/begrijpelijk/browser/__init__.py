"""Pages as a browser shows them: rendering, measuring, axe-core, and walking a flow. Needs the extra `[browser]`.

`model.py` has what was measured, as plain data: checks and reports need no browser to read it. `measure.py` measures an
open page, `launch.py` starts a browser, `guard.py` keeps it to the hosts it was sent to.
"""

from begrijpelijk.browser.guard import guard
from begrijpelijk.browser.launch import BrowserError, is_installed, open_browser
from begrijpelijk.browser.measure import measure, measure_async

__all__ = ["BrowserError", "guard", "is_installed", "measure", "measure_async", "open_browser"]
