"""Brokers in Kiwoom's style: prices of Korean shares, after a login by a token.

A topic is a KRX code of six, `005930`, or with letters as newer codes and ELWs have: of the Korea
Exchange; with `_NX` of Nextrade, with `_AL` of both. The sign of a price is its direction since the
day before, not its value.
"""

import re
from collections.abc import Iterable

import msgspec
import structlog

from app.features.feeds.exchanges.korean_time import moment_of
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.continuity import Continuity
from app.features.feeds.streams.errors import FeedError, UnknownTopicError
from app.features.feeds.streams.line import Line
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import NO_CANDLES, Point
from app.features.feeds.streams.source import Listener, SourceState
from engagenow_client import ConfigError, StreamConfig

log = structlog.get_logger()

URL = "wss://api.kiwoom.com:10000/api/dostk/websocket"
TEST_URL = "wss://mockapi.kiwoom.com:10000/api/dostk/websocket"  # has the Korea Exchange alone
_CODE = re.compile(r"[0-9][0-9A-HJ-NP-TV-Z]{5}(_NX|_AL)?")  # KRX gives out no I, O or U
_PRICE = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_TICK = "0B"  # the type of what is told at each trade
_MOST_CODES = 100  # of one group
_REAL = b'{"trnm":"REAL"'
# The numbers of fields: time, price, size of the trade, what was traded today.
_TIME, _LAST, _SIZE, _TODAY = "20", "10", "15", "13"


class _Row(msgspec.Struct, gc=False):
    type: str
    item: str
    values: dict[str, str]


class _Frame(msgspec.Struct, gc=False):
    trnm: str
    return_code: int = 0
    data: list[_Row] = []


def check_topic(topic: str, _market: Market) -> None:
    """Raise UnknownTopicError unless it can be a code of the Korea Exchange."""
    if not _CODE.fullmatch(topic):
        raise UnknownTopicError(topic, "has to be a code of six like 005930, 0001A0 or 005930_NX")


class KiwoomSource:
    """Reads the prices of shares."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        self._url = config.url or URL
        network.hosts.check(self._url, [URL, TEST_URL])
        self._topics = _topics(config.topics, self._url)
        self.candles = NO_CANDLES
        timings = network.timings
        self._decode = msgspec.json.Decoder(_Frame).decode
        self._told = Continuity("kiwoom", config.topics, listener, timings.silent_after)
        stream = _stream(config, self._url, network)
        changed = self._told.line_changed
        self._line = Line(stream, self._receive, changed, timings, self._reply)
        self._told.watch(self._line)

    @property
    def state(self) -> SourceState:
        return self._told.status.state

    async def run(self) -> None:
        try:
            await self._line.run()
        finally:
            self._told.status.end()

    def _reply(self, payload: bytes) -> Iterable[bytes]:
        """Echo a PING as it is, and register once the login is answered."""
        frame = None if payload.startswith(_REAL) else self._frame(payload)
        if frame is None:
            return ()
        if frame.trnm == "PING":
            return (payload,)
        is_in = frame.trnm == "LOGIN" and frame.return_code == 0
        return _registrations(self._topics) if is_in else ()

    def _receive(self, payload: bytes) -> bool:
        frame = self._frame(payload)
        if frame is None:
            return False
        if frame.trnm == "REAL":
            told = [self._tell(row) for row in frame.data]
            return any(told)
        if frame.return_code:
            log.warning("feed_refused", feed="kiwoom", request=frame.trnm, error=frame.return_code)
        return frame.trnm == "REG" and frame.return_code == 0

    def _frame(self, payload: bytes) -> _Frame | None:
        try:
            return self._decode(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def _tell(self, row: _Row) -> bool:
        price = row.values.get(_LAST, "")
        if row.type != _TICK or row.item not in self._topics or not _PRICE.fullmatch(price):
            return False
        at = moment_of(row.values.get(_TIME, ""))
        key = tuple(row.values.get(field) for field in (_TIME, _LAST, _SIZE, _TODAY))
        point = Point(row.item, abs(float(price)), at)
        self._told.tell(point, key, only_newest=False)
        return True


def _topics(topics: Iterable[str], url: str) -> tuple[str, ...]:
    found = tuple(topics)
    elsewhere = [topic for topic in found if "_" in topic]
    if elsewhere and url == TEST_URL:
        raise UnknownTopicError(elsewhere[0], "is not of the test network, which has no _NX, _AL")
    return found


def _registrations(topics: tuple[str, ...]) -> list[bytes]:
    groups = [topics[at : at + _MOST_CODES] for at in range(0, len(topics), _MOST_CODES)]
    return [
        msgspec.json.encode({
            "trnm": "REG", "grp_no": str(number), "refresh": "1",
            "data": [{"item": group, "type": [_TICK]}],
        })
        for number, group in enumerate(groups, 1)
    ]  # fmt: skip


def _stream(config: FeedConfig, url: str, network: Network) -> StreamConfig:
    token = config.secret.get_secret_value() if config.secret else ""
    if not token or not (token.isascii() and token.isprintable()):
        raise FeedError("secret: has to be a token of the broker, in printable ASCII")
    login = {"trnm": "LOGIN", "token": token}
    try:
        return StreamConfig(
            url=url,
            name="kiwoom",
            on_connect=(login,),
            connect=network.connect,
            ping_every=network.timings.ping_every,
            quiet_after=network.timings.quiet_after,
        )
    except ConfigError as error:
        raise FeedError(str(error)) from None
