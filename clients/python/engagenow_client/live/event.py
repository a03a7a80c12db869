"""Events of a session, typed."""

import time
from typing import Any

import msgspec

from engagenow_client.contract import EVENTS
from engagenow_client.errors import DecodeError


class LiveEvent(msgspec.Struct, frozen=True):
    """One event. `data` is an instance of its class in `engagenow_client.contract`.

    `extra` keeps the fields of the payload that the contract does not name (yet). `at_ns` is when
    it was delivered (`time.monotonic_ns`), `connection` who received it.
    """

    name: str
    data: Any
    extra: dict[str, Any]
    at_ns: int
    connection: str


class _Seq(msgspec.Struct):
    seq: int


class _Decoder:
    def __init__(self, form: type[msgspec.Struct]) -> None:
        self.typed = msgspec.json.Decoder(form).decode
        self.names = frozenset(form.__struct_encode_fields__)
        self.has_seq = "seq" in self.names


_decoders = {name: _Decoder(form) for name, form in EVENTS.items()}
_generic = msgspec.json.Decoder(dict[str, Any]).decode
_seq = msgspec.json.Decoder(_Seq).decode
_OUTSIDE_THE_LOG = {"head", "joined_session"}  # their `seq` says where the log ends
IN_THE_LOG = {
    name for name, one in _decoders.items() if one.has_seq and name not in _OUTSIDE_THE_LOG
}


def seq_of(name: str, payload: msgspec.Raw) -> int | None:
    """Return the place in the log of an event, None if it has none; raises DecodeError."""
    if name not in IN_THE_LOG:
        return None
    try:
        seq: int = _seq(payload).seq
    except msgspec.MsgspecError as error:
        raise DecodeError(f"{name}: {error}") from None
    return seq


def decoded(name: str, payload: msgspec.Raw, connection: str) -> LiveEvent | None:
    """Return the typed event, None if the contract has none of this name.

    Raises:
        DecodeError: it is not as the contract says.
    """
    decoder = _decoders.get(name)
    if decoder is None:
        return None
    try:
        data = decoder.typed(payload)
        fields = _generic(payload)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DecodeError(f"{name}: {error}") from None
    extra = {field: fields[field] for field in fields.keys() - decoder.names}
    return LiveEvent(name, data, extra, time.monotonic_ns(), connection)
