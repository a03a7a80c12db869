"""Events of a session, typed."""

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from engagenow_client.contract import EVENTS
from engagenow_client.errors import DecodeError

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class LiveEvent(msgspec.Struct, frozen=True, gc=False):
    """One event. `data` is an instance of its class in `engagenow_client.contract`.

    `extra` keeps the fields of the payload that the contract does not name (yet). `at_ns` is when
    it was delivered (`time.monotonic_ns`), `connection` who received it.
    """

    name: str
    data: Any
    extra: Mapping[str, Any]
    at_ns: int
    connection: str


class _Seq(msgspec.Struct):
    seq: int


class _Decoder:
    """Decodes the payload of one event.

    Nearly all have exactly the fields of the contract: only where another one is found, the payload
    is read again for it.
    """

    def __init__(self, form: type[msgspec.Struct]) -> None:
        exactly = msgspec.defstruct(
            form.__name__, [], bases=(form,), forbid_unknown_fields=True, gc=False
        )
        self.exactly = msgspec.json.Decoder(exactly).decode
        self._typed = msgspec.json.Decoder(form).decode
        self._names = frozenset(form.__struct_encode_fields__)
        self.has_seq = "seq" in self._names

    def loosely(self, payload: bytes) -> tuple[Any, Mapping[str, Any]]:
        """Return data and unknown fields; raises msgspec.MsgspecError."""
        data, fields = self._typed(payload), _generic(payload)
        return data, {name: fields[name] for name in fields.keys() - self._names}


_generic = msgspec.json.Decoder(dict[str, Any]).decode
_seq = msgspec.json.Decoder(_Seq).decode
_decoders = {name: _Decoder(form) for name, form in EVENTS.items()}
_OUTSIDE_THE_LOG = {"head", "joined_session"}  # their `seq` says where the log ends
IN_THE_LOG = frozenset(
    name for name, one in _decoders.items() if one.has_seq and name not in _OUTSIDE_THE_LOG
)
_USUAL_START = b'{"seq":'  # as the server writes it


def seq_of(name: str, payload: bytes) -> int | None:
    """Return the place in the log of an event, None if it has none.

    Raises:
        DecodeError: it should have one.
    """
    if name not in IN_THE_LOG:
        return None
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
    decoder = _decoders.get(name)
    if decoder is None:
        return None
    try:
        data, extra = decoder.exactly(payload), _NOTHING
    except (msgspec.MsgspecError, UnicodeDecodeError):
        try:
            data, extra = decoder.loosely(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise DecodeError(f"{name}: {error}") from None
    return LiveEvent(name, data, extra, time.monotonic_ns(), connection)
