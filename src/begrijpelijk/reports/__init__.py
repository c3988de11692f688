"""The formats of a report, a file each."""

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.reports.base import Reporter


@hookimpl
def register_reports() -> list[Reporter]:
    """The built-in formats. Imported here, so that reading a report's model loads none of them."""
    from begrijpelijk.reports import csv, github, gitlab, html, json, junit, markdown, sarif, text, xlsx

    return [module.REPORTER for module in (text, json, html, sarif, junit, gitlab, github, markdown, csv, xlsx)]
