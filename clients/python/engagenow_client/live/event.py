"""Events of a session, typed."""

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from engagenow_client.contract import EVENTS
from engagenow_client.errors import DecodeError

NOTHING: Mapping[str, Any] = MappingProxyType({})
UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError)


class LiveEvent(msgspec.Struct, frozen=True, gc=False):
    """One event. `data` is an instance of its class in `engagenow_client.contract`.

    `extra` keeps the fields of the payload that the contract does not name (yet). `at_ns` is when
    it was read (`time.monotonic_ns`), `connection` the name of the one that brought it, or
    the client's for what was read from the log.
    """

    name: str
    data: Any
    extra: Mapping[str, Any]
    at_ns: int
    connection: str


class _Seq(msgspec.Struct):
    seq: int


class Form:
    """What one event of the contract looks like.

    Nearly all have exactly the fields of the contract: only where another one is found, the payload
    is read again for it.
    """

    def __init__(self, name: str, form: type[msgspec.Struct]) -> None:
        self.name = name
        exactly = msgspec.defstruct(
            form.__name__, [], bases=(form,), forbid_unknown_fields=True, gc=False
        )
        self.exactly: Callable[[bytes], Any] = msgspec.json.Decoder(exactly).decode
        self._typed = msgspec.json.Decoder(form).decode
        self._names = frozenset(form.__struct_encode_fields__)
        self.has_seq = "seq" in self._names

    def loosely(self, payload: bytes) -> tuple[Any, Mapping[str, Any]]:
        """Return data and unknown fields; raises msgspec.MsgspecError."""
        data, fields = self._typed(payload), _generic(payload)
        return data, {name: fields[name] for name in fields.keys() - self._names}


_generic = msgspec.json.Decoder(dict[str, Any]).decode
_seq = msgspec.json.Decoder(_Seq).decode
_forms = {name: Form(name, form) for name, form in EVENTS.items()}
_OUTSIDE_THE_LOG = {"head", "joined_session"}  # their `seq` says where the log ends
IN_THE_LOG = frozenset(
    name for name, one in _forms.items() if one.has_seq and name not in _OUTSIDE_THE_LOG
)
# By the start of the packet, up to the quotation mark behind the name.
LOGGED = {b'42["' + name.encode(): _forms[name] for name in IN_THE_LOG}
_USUAL_START = b'{"seq":'  # as the server writes it


def seq_of(name: str, payload: bytes) -> int:
    """Return the place of an event in the log, without decoding the rest.

    Raises:
        DecodeError: it names none.
    """
    if payload.startswith(_USUAL_START):
        digits = payload[7 : payload.find(b",", 7, 30)]
        if digits.isdigit():
            return int(digits)
    try:
        seq: int = _seq(payload).seq
    except msgspec.MsgspecError as error:
        raise DecodeError(f"{name}: {error}") from None
    return seq


def decoded(name: str, payload: bytes, connection: str) -> LiveEvent | None:
    """Return the typed event, None if the contract has none of this name.

    Raises:
        DecodeError: it is not as the contract says.
    """
    form = _forms.get(name)
    if form is None:
        return None
    try:
        data, extra = form.exactly(payload), NOTHING
    except UNREADABLE:
        try:
            data, extra = form.loosely(payload)
        except UNREADABLE as error:
            raise DecodeError(f"{name}: {error}") from None
    return LiveEvent(name, data, extra, time.monotonic_ns(), connection)
