"""The API's description as pages for people: docs/reference.md, made from docs/openapi.yaml and from nothing else."""

import json
from collections.abc import Iterator
from typing import Any

HEAD = """\
# Reference

Every address of the API, made from [openapi.yaml](openapi.yaml) by `manage.py describe_api`. How to log in, how lists, errors and
repeated requests work, and a life in ten calls: [api.md](api.md).
"""
METHODS = ("get", "post", "put", "patch", "delete")


def reference(description: dict[str, Any]) -> str:
    """Markdown: one chapter for each word of the API, one section for each address and method."""
    chapters: dict[str, list[str]] = {}
    for path, operations in description["paths"].items():
        for method in METHODS:
            if method in operations:
                lines = list(_operation(path, method, operations[method], description))
                chapters.setdefault(operations[method]["tags"][0], []).extend(lines)
    parts = [HEAD]
    for tag in sorted(chapters):
        parts += [f"\n## {tag.capitalize()}\n", *chapters[tag]]
    return "\n".join(parts) + "\n"


def _operation(path: str, method: str, operation: dict[str, Any], description: dict[str, Any]) -> Iterator[str]:
    yield f"\n### `{method.upper()} {path}`\n"
    yield operation.get("description", "").strip()
    parameters = [p for p in operation.get("parameters", ()) if p["in"] != "path"]
    if parameters:
        yield "\n| parameter | where | |\n| --- | --- | --- |"
        yield from (f"| `{p['name']}` | {p['in']} | {_cell(p.get('description', ''))} |" for p in parameters)
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body:
        yield "\n| in the body | type | |\n| --- | --- | --- |"
        yield from _fields(body["schema"], description)
        for example in list(body.get("examples", {}).values())[:1]:
            yield f"\n```json\n{json.dumps(example['value'], ensure_ascii=False, indent=2)}\n```"
    answers = ", ".join(_answer(code, answer) for code, answer in operation["responses"].items())
    yield f"\nAnswers: {answers}."


def _fields(schema: dict[str, Any], description: dict[str, Any]) -> Iterator[str]:
    schema = _resolved(schema, description)
    required = set(schema.get("required", ()))
    for name, field in schema.get("properties", {}).items():
        words = _cell(field.get("description", "")) or _cell(_resolved(field, description).get("description", ""))
        must = "required. " if name in required else ""
        yield f"| `{name}` | {_type(field, description)} | {must}{words} |"


def _type(field: dict[str, Any], description: dict[str, Any]) -> str:
    field = _resolved(field, description)
    kinds = field.get("type", "object" if "properties" in field else "any")
    said = " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    return f"list of {_type(field['items'], description)}" if kinds == "array" and "items" in field else said


def _resolved(schema: dict[str, Any], description: dict[str, Any]) -> dict[str, Any]:
    if "allOf" in schema and len(schema["allOf"]) == 1:
        return _resolved(schema["allOf"][0], description)
    if "$ref" not in schema:
        return schema
    found: Any = description
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return _resolved(found, description)


def _answer(code: str, answer: dict[str, Any]) -> str:
    kinds = ", ".join(answer.get("content", {})) or "nothing"
    return f"{code} ({kinds})"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
