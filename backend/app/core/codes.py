"""Join codes as people type, paste and scan them."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_CODE = re.compile(r"[A-Z0-9]{4,12}")


def normalise_code(text: str) -> str | None:
    """The code in `text`, upper-case, or None if it holds none.

    Takes any case, spaces and hyphens between, or a whole join URL; folds nothing: 0 stays 0.
    """
    if len(text) > 500:
        return None
    candidate = _path(text).rstrip("/").rsplit("/", 1)[-1]
    compact = re.sub(r"[\s-]", "", candidate).upper()
    return compact if _CODE.fullmatch(compact) else None


def _path(text: str) -> str:
    try:
        return urlsplit(text.strip()).path if "/" in text else text
    except ValueError:  # a bracket that never closes
        return ""


def _session_code(text: str) -> str:
    code = normalise_code(text)
    if code is None:
        raise PydanticCustomError("code_malformed", "is not 4 to 12 letters and digits")
    return code


SessionCode = Annotated[str, AfterValidator(_session_code)]
