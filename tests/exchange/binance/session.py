"""One socket of Binance's streams: what it has subscribed to, and how it is answered."""

import json
from collections.abc import Mapping
from typing import Any

import orjson

from ..peer import Peer
from .kind import Kind
from .paths import Target
from .stream import Stream

_MOST_STREAMS = 1024
_METHODS = (
    "SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY",
)  # fmt: skip
Request = Mapping[str, Any]


class InvalidRequestError(Exception):
    """A request that is answered with an error, and its code."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class Session:
    """The subscriptions of one socket."""

    def __init__(self, peer: Peer, kind: Kind, target: Target, *, whole: bool) -> None:
        self.peer, self.unit = peer, target.unit
        self.combined = target.combined
        self.streams: dict[str, None] = dict.fromkeys(target.streams)
        self._kind, self._part, self._whole = kind, target.part, whole

    def receives(self, stream: Stream) -> bool:
        """Whether such frames reach this socket: not all do that may be subscribed."""
        if stream.name not in self.streams:
            return False
        if self._kind.is_spot or (self._part is None and self._whole):
            return True
        return stream.is_public == (self._part in {"public", None})

    def deliver(self, stream: str, payload: bytes) -> None:
        """Send a payload, wrapped if the socket is a combined one."""
        if self.combined:
            payload = b'{"stream":"%s","data":%s}' % (stream.encode(), payload)
        self.peer.data(payload.decode())

    def handle(self, frame: str | bytes) -> dict[str, Any]:
        """Do what a request says and return its answer, with the id as it came."""
        request: Any = None
        try:
            request = _read(frame)
            return {"result": self._result(request), "id": request["id"]}
        except InvalidRequestError as error:
            number = request.get("id") if isinstance(request, dict) else None
            text = {"code": error.code, "msg": str(error)}
            return {"error": text, "id": number} if number is not None else {"error": text}

    def _result(self, request: Request) -> Any:
        params = request.get("params", [])
        match request["method"]:
            case "SUBSCRIBE":
                self._subscribe(_names(params))
            case "UNSUBSCRIBE":
                left_out = _names(params)
                self.streams = {name: None for name in self.streams if name not in left_out}
            case "SET_PROPERTY":
                self._set(params)
            case method:
                return list(self.streams) if method == "LIST_SUBSCRIPTIONS" else self.combined
        return None

    def _subscribe(self, names: list[str]) -> None:
        if len({*self.streams, *names}) > _MOST_STREAMS:
            raise InvalidRequestError(2, "Invalid request: too many subscriptions")
        self.streams.update(dict.fromkeys(names))

    def _set(self, params: Any) -> None:
        match params:
            case ["combined", bool(value)]:
                self.combined = value
            case _:
                raise InvalidRequestError(0, "Unknown property")


def _names(params: Any) -> list[str]:
    if not isinstance(params, list) or not params:
        raise InvalidRequestError(2, "Invalid request: missing field `params`")
    if not all(isinstance(name, str) for name in params):
        raise InvalidRequestError(1, "Invalid value type: expected String")
    return params


def _read(frame: str | bytes) -> dict[str, Any]:
    try:
        request = orjson.loads(frame)
    except json.JSONDecodeError as error:
        raise InvalidRequestError(3, f"Invalid JSON: {error.msg}") from None
    if not isinstance(request, dict) or "method" not in request:
        raise InvalidRequestError(2, "Invalid request: missing field `method`")
    if request["method"] not in _METHODS:
        named, known = request["method"], ", ".join(f"`{name}`" for name in _METHODS)
        raise InvalidRequestError(
            2, f"Invalid request: unknown variant `{named}`, expected one of {known}"
        )
    if not isinstance(request.get("id"), int | str):
        raise InvalidRequestError(2, "Invalid request: request ID must be an integer or a string")
    return request
