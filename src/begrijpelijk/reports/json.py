"""The report as JSON: the form of the contract, for other programs."""

import json

from begrijpelijk.model import Report
from begrijpelijk.reports.base import Reporter


def write(report: Report, lang: str) -> str:
    """The report as JSON; `text` is left out of documents that do not carry it."""
    exclude = {"documents": {i: {"text"} for i, document in enumerate(report.documents) if document.text is None}}
    try:
        return report.model_dump_json(indent=2, exclude=exclude) + "\n"
    except ValueError:
        # Half a character in a file name or a broken text: valid JSON can still say it, as an escape.
        return json.dumps(report.model_dump(exclude=exclude), indent=2) + "\n"


REPORTER = Reporter("json", (".json",), "application/json", write, needs="sentences")
