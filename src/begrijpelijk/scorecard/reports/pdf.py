"""The scorecard as a PDF: the HTML page as a browser prints it. Needs the extra `[browser]`."""

from __future__ import annotations

import re

from begrijpelijk.scorecard.model import Scorecard
from begrijpelijk.scorecard.reports import html

# A browser writes when it printed; without that the same scorecard is the same file.
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")


def write(card: Scorecard) -> bytes:
    """The pages, tagged for those who use a screen reader. Raises `BrowserError` where there is no browser."""
    from begrijpelijk.browser import open_browser

    with open_browser(hosts=()) as browser:
        page = browser.new_page(java_script_enabled=False)
        page.set_content(html.write(card))
        made = page.pdf(
            format="A4",
            print_background=True,
            margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"},
            tagged=True,
            outline=True,
        )
    return _DATE.sub(lambda found: re.sub(rb"\d", b"0", found[0]), made)
