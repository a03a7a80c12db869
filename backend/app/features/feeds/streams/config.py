"""What a source reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import SecretStr

Market = Literal["spot", "usdm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedConfig:
    """One feed of one kind.

    `url` is where the kind `json` connects to; for an exchange it replaces the exchange's own
    address, for its test network. `subscribe` is sent after each opening: one frame or a list of
    them, of anything that JSON can express. `paths` says for each topic of the kind `json` where
    its number stands, see `exchanges/paths.py`. `secret` is what the kind `json` sends in place of
    `{secret}` in its frames, or else as a bearer token; for others what their login needs: a token,
    or with a `key` the secret that belongs to it.
    """

    kind: str
    topics: tuple[str, ...]
    url: str | None = None
    subscribe: Any = None
    paths: Mapping[str, str] = field(default_factory=dict)
    market: Market = "spot"
    secret: SecretStr | None = None
    key: SecretStr | None = None
