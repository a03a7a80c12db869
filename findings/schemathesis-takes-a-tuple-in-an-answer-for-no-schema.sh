#!/usr/bin/env bash
# schemathesis 4.32.5: an answer that OpenAPI 3.1 describes by `prefixItems` is never checked; its schema is called invalid.
#
# OpenAPI 3.1 takes JSON Schema 2020-12, in which a tuple is `prefixItems`; that is what Pydantic 2 and FastAPI write for
# `tuple[str, int]`. For making requests, schemathesis rewrites it to `items: [...]`, as Draft 7 spelt a tuple. It then
# validates answers with that rewritten schema under 2020-12, where `items` must be a schema: every answer of such an
# operation, right or wrong, ends in "Invalid Schema Object in response definition", which blames the API's document. The
# same tuple as `items` with `minItems` and `maxItems` is checked. (A report about 4.16.1, issue 3842, is closed.)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check schemathesis==4.32.5 httpx==0.28.1

cat >check.py <<'PYTHON'
from datetime import timedelta

import httpx
import schemathesis

PREFIXED = {"prefixItems": [{"type": "string"}, {"type": "integer"}]}
LOOSE = {"items": {"type": ["string", "integer"]}}


def checked(items, body):
    """What becomes of an answer with this body, if a pair is described so."""
    pair = {"type": "array", "minItems": 2, "maxItems": 2, **items}
    answers = {"200": {"description": "a pair", "content": {"application/json": {"schema": pair}}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "pairs", "version": "1"},
        "paths": {"/pair": {"get": {"responses": answers}}},
    }
    operation = schemathesis.openapi.from_dict(document)["/pair"]["GET"]
    answer = httpx.Response(200, json=body, request=httpx.Request("GET", "http://127.0.0.1/pair"))
    answer.elapsed = timedelta()
    try:
        operation.validate_response(answer)
    except Exception as error:
        return type(error).__name__
    return "valid"


seen = {
    "prefixItems, right answer": checked(PREFIXED, ["word", 3]),
    "prefixItems, wrong answer": checked(PREFIXED, [3, 3]),
    "items, right answer": checked(LOOSE, ["word", 3]),
    "items, wrong answer": checked(LOOSE, [True, 3]),
}
for case, outcome in seen.items():
    print(f"{case}: {outcome}")
if [*seen.values()] != ["InvalidSchema", "InvalidSchema", "valid", "JsonSchemaError"]:
    raise SystemExit("changed: see above")
PYTHON
venv/bin/python check.py
