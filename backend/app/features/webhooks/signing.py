"""Standard Webhooks: secrets, and the headers that prove who sent what and when.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from datetime import datetime

_PREFIX = "whsec_"
_SECRET_BYTES = 32
PURPOSE = "webhook secrets"  # of what they are sealed under


def new_secret() -> str:
    """Return a random secret as receivers write it."""
    return _PREFIX + b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def headers(secret: str, webhook_id: str, now: datetime, body: bytes) -> dict[str, str]:
    """Return the headers of one attempt; `webhook_id` is the same in all attempts."""
    timestamp = str(int(now.timestamp()))
    signed = b".".join([webhook_id.encode(), timestamp.encode(), body])
    digest = hmac.digest(b64decode(secret.removeprefix(_PREFIX)), signed, "sha256")
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }
