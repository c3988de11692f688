"""The published JSON: its schema has a number, and what it promised is still true.

`published/` holds the schemas as the last release had them. Do not regenerate them because a test fails: give the new
form a new number (`begrijpelijk/report/2`) and keep the old one. After a release they are written anew with
`begrijpelijk schema > tests/release/published/report-1.json` and `begrijpelijk schema scorekaart`.
"""

import json
from copy import deepcopy
from pathlib import Path

import jsonschema
import pytest
from schema_promise import broken

import begrijpelijk
from begrijpelijk.commands.schema import SCHEMA_ID, SCORECARD_ID, schema

PUBLISHED = Path(__file__).parent / "published"
REPORT = json.loads((PUBLISHED / "report-1.json").read_text(encoding="utf-8"))
SCORECARD = json.loads((PUBLISHED / "scorecard-1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("published", "name", "identity"), [(REPORT, "verslag", SCHEMA_ID), (SCORECARD, "scorekaart", SCORECARD_ID)]
)
def test_what_was_promised_is_still_true(published, name, identity):
    current = json.loads(schema(name))
    assert published["$id"] == current["$id"] == identity
    assert broken(published, current) == []


def change(path, **values):
    made = deepcopy(REPORT)
    place = made
    for key in path:
        place = place[key]
    for key, value in values.items():
        if value is None:
            del place[key]
        else:
            place[key] = value
    return made


FINDING = ("$defs", "Finding")
CASES = {
    "a field is gone": change((*FINDING, "properties"), excerpt=None),
    "another type": change((*FINDING, "properties", "start"), type="string"),
    "may be left out": change(FINDING, required=["rule"]),
    "a new value": change((*FINDING, "properties", "severity"), enum=["fout", "waarschuwing", "tip", "ramp"]),
    "null from now on": change(
        ("$defs", "Scores", "properties", "level"), anyOf=[{"type": "integer"}, {"type": "string"}]
    ),
    "another number": change(("properties", "schema"), const="begrijpelijk/report/2"),
    "other things in a list": change(("properties", "documents"), items={"type": "string"}),
    "a definition is gone": change(("$defs",), Finding=None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_promise_is_noticed(case):
    assert broken(REPORT, CASES[case])


def test_more_is_no_problem():
    more = change((*FINDING, "properties"), erbij={"type": "string"})
    more["$defs"]["Finding"]["properties"]["rule"]["description"] = "other words"
    assert broken(REPORT, more) == []


@pytest.mark.parametrize("name", ["verslag", "scorekaart"])
def test_who_validates_with_this_schema_can_read_what_a_later_version_adds(name):
    """A schema that forbids what it does not know would break with every field that is added."""

    def objects(part):
        if isinstance(part, dict):
            yield from ([part] if part.get("type") == "object" else [])
            for each in part.values():
                yield from objects(each)
        elif isinstance(part, list):
            for each in part:
                yield from objects(each)

    found = list(objects(json.loads(schema(name))))
    assert len(found) > 5 and not any(each.get("additionalProperties") is False for each in found)


def test_a_report_with_more_fields_is_valid():
    data = json.loads(begrijpelijk.check_text("Het is derhalve goed.").model_dump_json())
    data["later"] = data["documents"][0]["findings"][0]["later"] = {"erbij": 1}
    jsonschema.Draft202012Validator(json.loads(schema())).validate(data)


def test_a_real_report_is_valid():
    made = begrijpelijk.check_text("Het is derhalve goed dat u belt. U wordt morgen geopereerd.")
    data = json.loads(made.model_dump_json())
    jsonschema.Draft202012Validator(json.loads(schema())).validate(data)
    assert data["schema"] == SCHEMA_ID
