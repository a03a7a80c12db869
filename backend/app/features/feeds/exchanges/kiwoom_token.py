"""Tokens of brokers in Kiwoom's style: one for a key and its secret, for a day or less."""

import time
from urllib.parse import urlsplit

import msgspec

from app.features.feeds.exchanges.korean_time import seconds_of
from app.features.feeds.streams.config import FeedConfig
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.rest import RefusedError, Rest, RestError

_REST = {
    "wss://api.kiwoom.com:10000": "https://api.kiwoom.com",
    "wss://mockapi.kiwoom.com:10000": "https://mockapi.kiwoom.com",
}
_REQUESTS_A_MINUTE = 60
_RENEW_BEFORE = 600.0  # seconds before its end


class KeyRefusedError(Exception):
    """The broker gives no token for the key; the text is its own."""


class _Answer(msgspec.Struct):
    return_code: int = 0
    return_msg: str = ""
    token: str = ""
    expires_dt: str = ""


class Tokens:
    """Gets tokens for one key.

    A key that was refused is not asked with again until `timings.pause` is over: brokers lock keys.
    """

    def __init__(self, config: FeedConfig, network: Network, url: str) -> None:
        self._config, self._network, self._base = config, network, rest_of(url)
        self._ends = self._refused_until = 0.0
        self._refusal = ""

    @property
    def renew_in(self) -> float:
        """In how many seconds the last token is to be replaced by another one."""
        left = self._ends - time.time() - _RENEW_BEFORE
        return max(left, self._network.timings.renew_within)

    @property
    def is_good(self) -> bool:
        """Whether the last token is good for a connection that is opened now."""
        return self._ends - time.time() > _RENEW_BEFORE

    def forget(self) -> None:
        """Get another one next time: the last is refused."""
        self._ends = 0.0

    async def get(self) -> str:
        """Return a new token.

        Raises:
            KeyRefusedError: the broker gives none for this key.
            RestError: it cannot be asked, or does not answer as it should.
        """
        if time.monotonic() < self._refused_until:
            raise KeyRefusedError(self._refusal)
        try:
            answer = await self._asked()
        except RefusedError as error:
            raise self._refused(error.reason or str(error)) from None
        if answer.return_code:
            raise self._refused(f"{answer.return_code} {answer.return_msg}".strip())
        try:
            self._ends = seconds_of(answer.expires_dt)
        except ValueError:
            raise RestError("an answer of another form: expires_dt") from None
        if not is_printable(answer.token):
            raise RestError("an answer of another form: token")
        return answer.token

    async def _asked(self) -> _Answer:
        parts = urlsplit(self._base)
        budget = self._network.budget(parts.netloc, _REQUESTS_A_MINUTE)
        key, secret = self._config.key, self._config.secret
        body = {
            "grant_type": "client_credentials",
            "appkey": key.get_secret_value() if key else "",
            "secretkey": secret.get_secret_value() if secret else "",
        }
        async with Rest(self._network, self._base, budget) as rest:
            return await rest.post("/oauth2/token", body, _Answer)

    def _refused(self, reason: str) -> KeyRefusedError:
        self._refusal = reason
        self._refused_until = time.monotonic() + self._network.timings.pause
        return KeyRefusedError(reason)


def is_printable(text: str) -> bool:
    """Whether it can be a token or a key."""
    return bool(text) and text.isascii() and text.isprintable()


def rest_of(url: str) -> str:
    """Return the base of the API that belongs to a stream; elsewhere both have one address."""
    parts = urlsplit(url)
    own = _REST.get(f"{parts.scheme}://{parts.netloc}")
    return own or f"{parts.scheme.replace('ws', 'http')}://{parts.netloc}"
