"""``begrijpelijk schema``: the JSON Schema of the report, or of the scorecard."""

import json
from typing import Any

from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import print_text
from begrijpelijk.config_file import nearest
from begrijpelijk.errors import UsageError

SCHEMA_ID = "begrijpelijk/report/1"
SCORECARD_ID = "begrijpelijk/scorecard/1"
NAMES = ("verslag", "scorekaart")


def schema(name: str = "verslag") -> str:
    """The schema as text, of one of `NAMES`. It describes what is written, so fields with a default are there too."""
    if name == "scorekaart":
        from begrijpelijk.scorecard.model import Scorecard

        return _text(SCORECARD_ID, Scorecard.model_json_schema(mode="serialization"))
    from begrijpelijk.model import Report

    return _text(SCHEMA_ID, Report.model_json_schema(mode="serialization"))


def _text(id_: str, made: dict[str, Any]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id_}
    return json.dumps({**head, **_open(made)}, indent=2, ensure_ascii=False) + "\n"


def _open(part: Any) -> Any:
    """The schema without its ban on other fields: our models refuse those, but a later version may add some."""
    if isinstance(part, dict):
        return {name: _open(each) for name, each in part.items() if (name, each) != ("additionalProperties", False)}
    return [_open(each) for each in part] if isinstance(part, list) else part


def run(name: str) -> ExitCode:
    """Print the schema."""
    if name not in NAMES:
        raise UsageError(f"'{name}' heeft geen schema; kies uit {', '.join(NAMES)}.{nearest(name, NAMES)}", "schema")
    print_text(schema(name), utf8=True)
    return ExitCode.PASSED
