"""JSON of Socket.IO packets."""

from typing import Any

import orjson


class Json:
    """orjson behind the interface that python-socketio calls."""

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_options: Any) -> Any:
        """Parse; text that is nested too deeply or not UTF-8 raises, and never crashes."""
        return orjson.loads(text)
