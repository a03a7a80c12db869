"""Brokers in Kiwoom's style: prices of Korean shares, after a login by a token.

The token is given, or got for a key and its secret, see `kiwoom_token.py`.

A topic is a KRX code of six, `005930`, or with letters as newer codes and ELWs have: of the Korea
Exchange; with `_NX` of Nextrade, with `_AL` of both. The sign of a price is its direction since the
day before, not its value.
"""

import asyncio
import re
import socket
from collections import deque
from collections.abc import Iterable

import msgspec

from app.features.feeds.exchanges.kiwoom_token import KeyRefusedError, Tokens, is_printable
from app.features.feeds.exchanges.korean_time import moment_of
from app.features.feeds.exchanges.websocket_source import WebSocketSource, stream_to
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import FeedError, UnknownTopicError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import Point
from app.features.feeds.streams.rest import RestError
from app.features.feeds.streams.source import Listener

URL = "wss://api.kiwoom.com:10000/api/dostk/websocket"
TEST_URL = "wss://mockapi.kiwoom.com:10000/api/dostk/websocket"  # has the Korea Exchange alone
_CODE = re.compile(r"[0-9][0-9A-HJ-NP-TV-Z]{5}(_NX|_AL)?")  # KRX gives out no I, O or U
_PRICE = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_TICK = "0B"  # the type of what is told at each trade
_MOST_CODES = 100  # of one group
Codes = tuple[str, ...]
_REAL = b'{"trnm":"REAL"'
# The numbers of fields: time, price, size of the trade, what was traded today.
_TIME, _LAST, _SIZE, _TODAY = "20", "10", "15", "13"


class _Login(msgspec.Struct):
    """The first frame of each connection; `token` is that of the moment when it is sent."""

    trnm: str
    token: str


class _Row(msgspec.Struct, gc=False):
    type: str
    item: str
    values: dict[str, str]


class _Frame(msgspec.Struct, gc=False):
    trnm: str
    return_code: int = 0
    return_msg: str = ""
    data: list[_Row] = []

    @property
    def reason(self) -> str:
        """What the broker says of an error."""
        return f"{self.return_code} {self.return_msg}".strip()


def check_topic(topic: str, _market: Market) -> None:
    """Raise UnknownTopicError unless it can be a code of the Korea Exchange."""
    if not _CODE.fullmatch(topic):
        raise UnknownTopicError(topic, "has to be a code of six like 005930, 0001A0 or 005930_NX")


class KiwoomSource(WebSocketSource):
    """Reads the prices of shares."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        url = config.url or URL
        network.hosts.check(url, [URL, TEST_URL])
        self._topics = _topics(config.topics, url)
        self._asked: deque[Codes] = deque()  # registrations without an answer, as they were sent
        self._decode = msgspec.json.Decoder(_Frame).decode
        self._network = network
        self._login = _Login("LOGIN", _token(config))
        self._tokens = Tokens(config, network, url) if config.key else None
        self._renewal: asyncio.TimerHandle | None = None
        stream = stream_to(config, network, url, on_connect=(self._login,), connect=self._connected)
        super().__init__(config, listener, network, stream, self._reply)

    async def run(self) -> None:
        try:
            await super().run()
        finally:
            if self._renewal is not None:
                self._renewal.cancel()

    async def _connected(self, host: str, port: int) -> socket.socket:
        """Connect, with a token that is good for a while; a renewal follows before its end."""
        if self._tokens is not None and not self._tokens.is_good:
            await self._get_token(self._tokens)
        return await self._network.connect(host, port)

    async def _get_token(self, tokens: Tokens) -> None:
        try:
            self._login.token = await tokens.get()
        except KeyRefusedError as error:
            self._refused(str(error))
            raise ConnectionRefusedError("no token") from None
        except RestError as error:
            raise ConnectionError(f"no token: {error}") from None
        self._hidden.add(self._login.token)
        if self._renewal is not None:
            self._renewal.cancel()
        loop = asyncio.get_running_loop()
        self._renewal = loop.call_later(tokens.renew_in, self._websocket.renew)

    def _reply(self, payload: bytes) -> Iterable[bytes]:
        """Echo a PING as it is, register once the login is answered, and again what was refused."""
        frame = None if payload.startswith(_REAL) else self._frame(payload)
        if frame is None:
            return ()
        if frame.trnm == "PING":
            return (payload,)
        if frame.trnm == "LOGIN" and frame.return_code == 0:
            self._asked.clear()
            return self._registered(_groups(self._topics))
        return self._registered(self._answered(frame)) if frame.trnm == "REG" else ()

    def _registered(self, groups: Iterable[Codes]) -> list[bytes]:
        asked = [*groups]
        self._asked.extend(asked)
        return [_registration(group, number) for number, group in enumerate(asked, 1)]

    def _answered(self, frame: _Frame) -> Iterable[Codes]:
        """Return what is to be registered again: one wrong code has all beside it refused."""
        group = self._asked.popleft() if self._asked else ()
        if frame.return_code == 0 or not group:
            return ()
        if len(group) == 1:
            self._refused(frame.reason, group[0])
            return ()
        half = len(group) // 2
        return group[:half], group[half:]

    def _receive(self, payload: bytes) -> bool:
        frame = self._frame(payload)
        if frame is None:
            return False
        if frame.trnm == "REAL":
            published = [self._publish(row) for row in frame.data]
            return any(published)
        if frame.return_code and frame.trnm != "REG":
            self._refused(frame.reason)
            if self._tokens is not None and frame.trnm == "LOGIN":
                self._tokens.forget()
        return frame.trnm == "REG" and frame.return_code == 0

    def _frame(self, payload: bytes) -> _Frame | None:
        try:
            return self._decode(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def _publish(self, row: _Row) -> bool:
        price = row.values.get(_LAST, "")
        if row.type != _TICK or row.item not in self._topics or not _PRICE.fullmatch(price):
            return False
        at = moment_of(row.values.get(_TIME, ""))
        key = tuple(row.values.get(field) for field in (_TIME, _LAST, _SIZE, _TODAY))
        point = Point(row.item, abs(float(price)), at)
        self._continuity.publish(point, key, only_newest=False)
        return True


def _topics(topics: Iterable[str], url: str) -> tuple[str, ...]:
    found = tuple(topics)
    elsewhere = [topic for topic in found if "_" in topic]
    if elsewhere and url == TEST_URL:
        raise UnknownTopicError(elsewhere[0], "is not of the test network, which has no _NX, _AL")
    return found


def _groups(topics: Codes) -> list[Codes]:
    return [topics[at : at + _MOST_CODES] for at in range(0, len(topics), _MOST_CODES)]


def _registration(codes: Codes, number: int) -> bytes:
    return msgspec.json.encode({
        "trnm": "REG", "grp_no": str(number), "refresh": "1",
        "data": [{"item": codes, "type": [_TICK]}],
    })  # fmt: skip


def _token(config: FeedConfig) -> str:
    """Return the token that was given, if any; raises FeedError if there can be no login."""
    secret = config.secret.get_secret_value() if config.secret else ""
    if not is_printable(secret):
        raise FeedError("secret: has to be the broker's, in printable ASCII")
    if config.key is None:
        return secret
    if not is_printable(config.key.get_secret_value()):
        raise FeedError("key: has to be the broker's, in printable ASCII")
    return ""
