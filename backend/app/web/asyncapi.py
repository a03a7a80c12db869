"""The AsyncAPI 3 document of the socket, made of `socket_document`."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

PATH = "/api/asyncapi.json"

_ABOUT = (
    "Commands are events that a client emits with an ack; the ack is the answer, or a refusal with"
    " `ok` false. What the server emits comes after `join_session`. The types of payloads that"
    " are named here are the first argument of the event."
)
_SERVER = {
    "host": "{host}",
    "pathname": "/socket.io/",
    "protocol": "socketio",
    "description": "Protocol 5 of Socket.IO, namespace `/`; a token goes into `auth: {token}`.",
    "variables": {"host": {"default": "127.0.0.1:8000"}},
}
_CHANNEL = {"$ref": "#/channels/socket"}
_REFUSED = "refused"

Document = dict[str, Any]


def asyncapi_document(socket: Document, version: str) -> Document:
    """Return the document; actions are the server's: it receives commands and sends events."""
    forms = socket["properties"]
    commands, events = forms["commands"]["properties"], forms["events"]["properties"]
    messages = {_REFUSED: _message(_REFUSED, forms["refused"])}
    messages |= {name: _message(name, form) for name, form in events.items()}
    for name, form in commands.items():
        payload, ack = form["properties"]["payload"], form["properties"]["ack"]
        messages[name] = _message(name, payload)
        messages[_ack(name)] = _message(_ack(name), ack)
    document = {
        "asyncapi": "3.0.0",
        "info": {"title": "EngageNow", "version": version, "description": _ABOUT},
        "defaultContentType": "application/json",
        "servers": {"server": _SERVER},
        "channels": {"socket": _channel(messages)},
        "operations": {name: _command(name) for name in commands}
        | {name: _event(name) for name in events},
        "components": {"messages": messages, "schemas": socket["$defs"]},
    }
    moved = json.dumps(document).replace('"#/$defs/', '"#/components/schemas/')
    result: Document = json.loads(moved)
    return result


def _ack(command: str) -> str:
    return f"{command}_ack"


def _message(name: str, payload: Document) -> Document:
    return {"name": name, "payload": payload}


def _channel(messages: Document) -> Document:
    known = {name: {"$ref": f"#/components/messages/{name}"} for name in messages}
    return {"address": "/", "messages": known}


def _of(*names: str) -> list[Document]:
    return [{"$ref": f"#/channels/socket/messages/{name}"} for name in names]


def _command(name: str) -> Document:
    reply = {"channel": _CHANNEL, "messages": _of(_ack(name), _REFUSED)}
    return {"action": "receive", "channel": _CHANNEL, "messages": _of(name), "reply": reply}


def _event(name: str) -> Document:
    return {"action": "send", "channel": _CHANNEL, "messages": _of(name)}


def add_asyncapi(app: FastAPI, document: Callable[[], Document]) -> None:
    """Serve the document beside `openapi.json`; it is made when somebody asks first."""

    @cache
    def body() -> bytes:
        return json.dumps(document(), ensure_ascii=False).encode()

    async def asyncapi(_request: Request) -> Response:
        return Response(body(), media_type="application/json")

    app.add_route(PATH, asyncapi, include_in_schema=False)
