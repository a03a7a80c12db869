"""Brokers in Kiwoom's style: prices of Korean shares, after a login by a token.

A topic is a KRX code of six, `005930`, or with letters as newer codes and ELWs have: of the Korea
Exchange; with `_NX` of Nextrade, with `_AL` of both. The sign of a price is its direction since the
day before, not its value.
"""

import re
from collections import deque
from collections.abc import Iterable

import msgspec

from app.features.feeds.exchanges.korean_time import moment_of
from app.features.feeds.exchanges.line_source import LineSource, stream_to
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import FeedError, UnknownTopicError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import Point
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


class KiwoomSource(LineSource):
    """Reads the prices of shares."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        url = config.url or URL
        network.hosts.check(url, [URL, TEST_URL])
        self._topics = _topics(config.topics, url)
        self._asked: deque[Codes] = deque()  # registrations without an answer, as they were sent
        self._decode = msgspec.json.Decoder(_Frame).decode
        stream = stream_to(config, network, url, on_connect=(_login(config),))
        super().__init__(config, listener, network, stream, self._reply)

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
            told = [self._tell(row) for row in frame.data]
            return any(told)
        if frame.return_code and frame.trnm != "REG":
            self._refused(frame.reason)
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


def _groups(topics: Codes) -> list[Codes]:
    return [topics[at : at + _MOST_CODES] for at in range(0, len(topics), _MOST_CODES)]


def _registration(codes: Codes, number: int) -> bytes:
    return msgspec.json.encode({
        "trnm": "REG", "grp_no": str(number), "refresh": "1",
        "data": [{"item": codes, "type": [_TICK]}],
    })  # fmt: skip


def _login(config: FeedConfig) -> dict[str, str]:
    token = config.secret.get_secret_value() if config.secret else ""
    if not token or not (token.isascii() and token.isprintable()):
        raise FeedError("secret: has to be a token of the broker, in printable ASCII")
    return {"trnm": "LOGIN", "token": token}
