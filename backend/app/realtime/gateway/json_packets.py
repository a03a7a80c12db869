"""JSON of packets."""

from typing import Any

import orjson


class Json:
    """orjson in the form that python-socketio calls."""

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        """One JSON text."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_options: Any) -> Any:
        """Its value; too deep or not UTF-8 is an error, never a crash."""
        return orjson.loads(text)
