"""From bytes to typed messages."""

from collections.abc import Callable
from typing import Any

import msgspec

from engagenow_client.errors import DecodeError
from engagenow_client.streams.config import StreamConfig

_Decode = Callable[[bytes], Any]


class Decoder:
    """Finds out which type a message has, and decodes it by that.

    Types are checked strictly: a text where a number belongs is an error. Fields that a type does
    not name are ignored, since those who send add some without notice.
    """

    def __init__(self, config: StreamConfig) -> None:
        self._decoders: dict[str, _Decode] = {
            name: msgspec.json.Decoder(type_).decode for name, type_ in config.types.items()
        }
        self._tag: _Decode | None = None
        self._key = config.key
        self._keys: dict[str, str] = {}
        if config.tag is not None:
            tagged = msgspec.defstruct("Tagged", [("name", str, "")], rename={"name": config.tag})
            self._tag = msgspec.json.Decoder(tagged).decode

    def _named(self, text: str) -> str:
        key = self._keys[text] = self._key(text)
        return key

    def decode(self, payload: bytes) -> tuple[str, Any] | None:
        """Return the name and the data, or None if there is no type for the name.

        Raises:
            DecodeError: it is no JSON, or not as its type says.
        """
        name = ""
        try:
            if self._tag is not None:
                text = self._tag(payload).name
                name = self._keys.get(text) or self._named(text)
            decode = self._decoders.get(name)
            return None if decode is None else (name, decode(payload))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise DecodeError(f"{name or 'message'}: {error}") from None
