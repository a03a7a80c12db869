"""Looking into JSON that may have any shape."""

import json
from typing import Any

from app.features.activity_files.items import UnreadableFileError

_MOST_DIGITS = 4300  # of `sys.int_info`


def loaded(text: str | bytes) -> Any:
    """Return the value.

    Raises:
        UnreadableFileError: it is not JSON.
    """
    try:
        return json.loads(text, parse_int=_whole)
    except (ValueError, RecursionError):
        raise UnreadableFileError("file_damaged") from None


def elements(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects in a list, or none."""
    found = holder.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _whole(digits: str) -> int | str:
    """Return a number, or its digits if Python takes no number of so many: that costs one value."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def text_in(holder: dict[str, Any], name: str) -> str:
    """Return a text, or an empty one; numbers are texts here. Half a surrogate pair is left out."""
    found = holder.get(name)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return str(found).encode("utf-8", "ignore").decode()
