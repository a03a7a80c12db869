"""The standard OTEL_ variables that are used here; values that cannot work are refused.

The SDK would log a traceback, or use a default silently.
"""

import math
import os
import re
from collections.abc import Mapping
from pathlib import Path

from app.core.addresses import web_address

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_SAMPLERS = tuple(f"{parent}{name}" for parent in ("", "parentbased_") for name in (
    "always_on", "always_off", "traceidratio",
))  # fmt: skip
_ONE_OF = {
    "OTEL_TRACES_SAMPLER": _SAMPLERS,
    "OTEL_TRACES_EXPORTER": ("otlp", "none"),
    "OTEL_EXPORTER_OTLP_PROTOCOL": ("http/protobuf",),
    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": ("http/protobuf",),
    "OTEL_EXPORTER_OTLP_COMPRESSION": ("none", "gzip", "deflate"),
    "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION": ("none", "gzip", "deflate"),
    "OTEL_SDK_DISABLED": ("true", "false"),
}
_NUMBERS = {
    "OTEL_TRACES_SAMPLER_ARG": 1.0,
    "OTEL_EXPORTER_OTLP_TIMEOUT": 3600.0,
    "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT": 3600.0,
}
_WHOLE = (
    "OTEL_BSP_MAX_QUEUE_SIZE", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE",
    "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BSP_EXPORT_TIMEOUT",
)  # fmt: skip
_FILES = ("CERTIFICATE", "CLIENT_KEY", "CLIENT_CERTIFICATE")
_HEADERS = re.compile(r"\s*[^\s=,]+\s*=[^,]*(,\s*[^\s=,]+\s*=[^,]*)*,?\s*")


def check(environment: Mapping[str, str] = os.environ) -> None:
    """Check the variables that are set.

    Raises:
        SystemExit: names the first one that cannot work, without its value.
    """
    for name, value in environment.items():
        if name.startswith("OTEL_") and value and (reason := _reason(name, value)):
            raise SystemExit(f"EngageNow does not start: {name}: {reason}")


def _reason(name: str, value: str) -> str | None:
    if name in _ONE_OF and value.strip().lower() not in _ONE_OF[name]:
        return f"must be one of {', '.join(_ONE_OF[name])}"
    if name in _NUMBERS and not _is_number(value, _NUMBERS[name]):
        return f"must be a number from 0 to {_NUMBERS[name]:g}"
    if name in _WHOLE and not (value.strip().isdecimal() and 0 < int(value) < 10**9):
        return "must be a whole number above 0"
    return _bad_address(name, value) or _bad_text(name, value)


def _bad_address(name: str, value: str) -> str | None:
    if name not in _ENDPOINTS:
        return None
    try:
        web_address(value, path=True)
    except ValueError as error:
        return str(error)
    return None


def _bad_text(name: str, value: str) -> str | None:
    is_file = name.startswith("OTEL_EXPORTER_OTLP_") and name.endswith(_FILES)
    if is_file and not Path(value).is_file():
        return "names a file that is not there"
    if name.startswith("OTEL_EXPORTER_OTLP_") and name.endswith("HEADERS"):
        return None if _HEADERS.fullmatch(value) else "must be name=value, several with commas"
    return None


def _is_number(value: str, most: float) -> bool:
    try:
        number = float(value)
    except ValueError:
        return False
    return math.isfinite(number) and 0 <= number <= most
