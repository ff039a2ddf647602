"""JSON Schemas of the YAML files, for completion and hints in an editor: made from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from planpress.load.kinds import MODELS, TITLES, FileKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DESCRIPTION = "由 planpress schema 產生，請勿手改。鍵用英文，值照文件印出來的樣子寫。"


def schemas() -> Mapping[str, str]:
    """The text of each schema by its name (``plan``, ``hour-branches`` …), the same in every run."""
    return {str(kind): json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n" for kind in MODELS}


@lru_cache(maxsize=len(MODELS))
def schema_of(kind: FileKind) -> Mapping[str, Any]:
    """The schema of a kind of file as plain data; do not change it."""
    made = _tidied(MODELS[kind].model_json_schema(by_alias=True, mode="validation"))
    for definition in made.get("$defs", {}).values():
        definition.pop("title", None)
        definition.pop("description", None)  # these are the words of the program, not of the format
    made.pop("title", None)
    made.pop("description", None)
    return {"$schema": DIALECT, "title": TITLES[kind], "description": _DESCRIPTION, **made}


def _tidied(node: Any) -> Any:
    """Without null (an empty value is an error in these files) and without defaults that say nothing."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "patternProperties" in node:
        node = {**node, "additionalProperties": False}
    tidied = {key: _tidied(value) for key, value in node.items() if not _says_nothing(key, value)}
    choices = tidied.get("anyOf")
    if isinstance(choices, list):
        rest = [choice for choice in choices if choice != {"type": "null"}]
        if len(rest) == 1:
            del tidied["anyOf"]
            return {**rest[0], **tidied}
        tidied["anyOf"] = rest
    return tidied


def _says_nothing(key: str, value: object) -> bool:
    return key == "default" and not isinstance(value, bool) and (not value or isinstance(value, dict))
