"""From bytes to typed messages."""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any

import msgspec

from engagenow_client.errors import DecodeError
from engagenow_client.streams.config import StreamConfig

Decode = Callable[[bytes], tuple[str, Any] | None]
_Key = Callable[[str], str]
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError)
_TEXTS = 4096  # so many texts of tags are remembered with their names


def decoder(config: StreamConfig) -> Decode:
    """Return what finds out which type a message has, and decodes it by that.

    It returns the name and the data, None if there is no type for the name, and raises DecodeError
    for what is no JSON, or not as its type says. Types are checked strictly: a text where a number
    belongs is an error. Fields that a type does not name are ignored, since those who send add some
    without notice.
    """
    key = lru_cache(_TEXTS)(config.key)
    by_name = _by_name(config, key)
    field = _field_of_tag(config)
    return by_name if field is None else _at_once(config, field, key, by_name)


def _by_name(config: StreamConfig, key: _Key) -> Decode:
    """Reads the name, and then the message as the type of this name."""
    decoders = {name: msgspec.json.Decoder(type_).decode for name, type_ in config.types.items()}
    name_of = _name_of(config.tag, key)

    def decode(payload: bytes) -> tuple[str, Any] | None:
        name = ""
        try:
            name = name_of(payload)
            decode_data = decoders.get(name)
            return None if decode_data is None else (name, decode_data(payload))
        except _UNREADABLE as error:
            raise DecodeError(f"{name or 'message'}: {error}") from None

    return decode


def _name_of(tag: str | None, key: _Key) -> Callable[[bytes], str]:
    """Reads a message's name, "" without a tag; raises what msgspec does."""
    if tag is None:
        return lambda _payload: ""
    tagged = msgspec.defstruct("Tagged", [("text", str, "")], rename={"text": tag})
    tag_of: Callable[[bytes], Any] = msgspec.json.Decoder(tagged).decode
    return lambda payload: key(tag_of(payload).text)


def _at_once(config: StreamConfig, field: str, key: _Key, by_name: Decode) -> Decode:
    """Reads a message as the only type, of which `field` is the tag, and then looks at the name."""
    ((only, type_),) = config.types.items()
    decode_data, text_of = msgspec.json.Decoder(type_).decode, attrgetter(field)

    def decode(payload: bytes) -> tuple[str, Any] | None:
        try:
            data = decode_data(payload)
        except _UNREADABLE:
            return by_name(payload)  # which tells an error from a message of another name
        name = key(text_of(data))
        return (name, data) if name == only else None

    return decode


def _field_of_tag(config: StreamConfig) -> str | None:
    """The field that the tag is in the only type, None if there is none that is always a text."""
    structs = [one for one in config.types.values() if _is_object(one)]
    if len(config.types) != 1 or not structs:
        return None
    for field in msgspec.structs.fields(structs[0]):
        if field.encode_name == config.tag and field.type is str and field.required:
            return field.name
    return None


def _is_object(form: Any) -> bool:
    """Whether this type is a struct with named fields."""
    is_struct = isinstance(form, type) and issubclass(form, msgspec.Struct)
    return is_struct and not form.__struct_config__.array_like
