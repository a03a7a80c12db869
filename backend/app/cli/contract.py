"""The contract, generated from the code: OpenAPI, the socket in two forms, and the refusals."""

import json
from argparse import Namespace
from typing import Any

from app.core.config import ROOT
from app.core.refusal import refusals
from app.main import app, asyncapi
from app.registry import FEATURES
from app.web.socket_document import socket_document

FOLDER = ROOT / "backend" / "contract"


def run(_arguments: Namespace) -> None:
    """Write the documents."""
    FOLDER.mkdir(exist_ok=True)
    documents = {
        "openapi": app.openapi(),
        "asyncapi": asyncapi(),
        "socket": socket_document(FEATURES),
        "refusals": refusals_document(),
    }
    for name, document in documents.items():
        text = json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True)
        (FOLDER / f"{name}.json").write_text(text + "\n")


def refusals_document() -> dict[str, Any]:
    """Return status, sentences, `retry` and `ends` of each refusal by code."""
    fields = ("status", "ko", "en", "retry", "ends")
    return {one.code: {name: getattr(one, name) for name in fields} for one in refusals()}
