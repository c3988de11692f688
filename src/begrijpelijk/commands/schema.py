"""``begrijpelijk schema``: the JSON Schema of the report."""

import json

from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import print_text
from begrijpelijk.model import Report

SCHEMA_ID = "begrijpelijk/report/1"


def schema() -> str:
    """The schema as text. It describes the report as it is written, so fields with a default are there too."""
    made = Report.model_json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return json.dumps({**head, **made}, indent=2, ensure_ascii=False) + "\n"


def run() -> ExitCode:
    """Print the schema."""
    print_text(schema(), utf8=True)
    return ExitCode.PASSED
