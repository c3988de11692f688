"""What a change of a published JSON Schema does to programs that read the JSON."""

from typing import Any


def broken(published: Any, current: Any, at: str = "") -> list[str]:
    """What a program that was written for `published` can trip over in `current`; more fields are no problem.

    Descriptions and defaults are for people. A value that may be null from now on, a field that may be left out, a type
    or a value that is other than it was: all of these were a promise.
    """
    if not isinstance(published, dict) or not isinstance(current, dict):
        return [] if published == current else [f"{at}: {published!r} became {current!r}"]
    problems = []
    for key in ("type", "const", "$ref", "format"):
        if published.get(key) != current.get(key):
            problems.append(f"{at}: {key} {published.get(key)!r} became {current.get(key)!r}")
    if "enum" in published and not set(current.get("enum", ())) <= set(published["enum"]):
        problems.append(f"{at}: new values {sorted(set(current['enum']) - set(published['enum']))}")
    for name in set(published.get("required", ())) - set(current.get("required", ())):
        problems.append(f"{at}/{name}: may be left out now")
    for group in ("properties", "$defs"):
        for name, each in published.get(group, {}).items():
            if name not in current.get(group, {}):
                problems.append(f"{at}/{name}: is gone")
            else:
                problems += broken(each, current[group][name], f"{at}/{name}")
    for key in ("items", "additionalProperties"):
        if key in published:
            problems += broken(published[key], current.get(key), f"{at}/{key}")
    choices = [_kind(each) for each in published.get("anyOf", ())]
    for each in current.get("anyOf", ()):
        if choices and _kind(each) not in choices:
            problems.append(f"{at}: can be {_kind(each)} now")
    return problems


def _kind(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref") or schema.get("type") or schema)
