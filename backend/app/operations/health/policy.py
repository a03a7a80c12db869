"""The callers that may read the metrics."""

import ipaddress
from collections.abc import Iterable
from contextlib import suppress
from secrets import compare_digest

from app.core.config import Settings


def may_read_metrics(settings: Settings, authorization: str, addresses: Iterable[str]) -> bool:
    """Return whether a caller that came through these addresses may read the metrics.

    With METRICS_TOKEN: bearers of it. Without one, in production: private networks. All addresses
    must be private, or an unknown proxy would let everybody in.
    """
    if settings.metrics_token is not None:
        bearer = f"Bearer {settings.metrics_token.get_secret_value()}"
        return compare_digest(authorization.encode(), bearer.encode())
    return settings.environment != "production" or all(_is_private(one) for one in addresses)


def _is_private(address: str) -> bool:
    with suppress(ValueError):
        ip = ipaddress.ip_address(address)
        return (getattr(ip, "ipv4_mapped", None) or ip).is_private
    return False
