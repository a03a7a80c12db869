"""The order in which requests start, so that a burst costs others little time and memory."""

from asyncio import get_running_loop
from collections import Counter, deque
from collections.abc import Callable
from contextvars import copy_context
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.engineio.windows import Windows

Begin = Callable[[], None]


class Turns:
    """The turns of one event loop: each pass starts one request, taking addresses in turn.

    A request runs a millisecond before it first waits, and needs 70 kB until it is answered.
    Without turns, three hundred simultaneous requests would all start before any message is
    handled. An address that is refused repeatedly gets at most half of the time: its next request
    starts after a pause as long as its last request took.
    """

    def __init__(self) -> None:
        self._lines: dict[str | None, deque[Begin]] = {}  # whose turn is next comes first
        self._under_way: Counter[str] = Counter()
        self._windows = Windows()
        self._paused: set[str] = set()
        self._is_due = False  # one has begun in this pass
        self._context = copy_context()  # not that of the request whose end lets another begin

    def wait(self, address: str | None, begin: Begin) -> None:
        """Start a request in its turn, which may be now; None has no limit of its own."""
        self._lines.setdefault(address, deque()).append(begin)
        self._next()

    def counted(self, address: str | None, app: ASGIApp) -> ASGIApp:
        """Run the application for one request, and count it until it is answered."""
        if address is None:
            return app
        self._under_way[address] += 1
        began = monotonic()  # a loop's own clock stands still during a pass

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            is_under_way = True

            def end(status: int) -> None:
                nonlocal is_under_way
                if is_under_way:
                    is_under_way = False
                    self._end(address, began, status)

            async def sending(message: Message) -> None:
                end(message.get("status", 200))  # how long an answer is read is another matter
                await send(message)

            try:
                await app(scope, receive, sending)
            finally:
                end(500)

        return counted

    def _end(self, address: str, began: float, status: int) -> None:
        self._under_way[address] -= 1
        if not self._under_way[address]:
            del self._under_way[address]
        if status < 500:  # what fails here says nothing of whoever asks
            self._adjust_window(address, began, is_refused=status >= 400)
        self._next()

    def _adjust_window(self, address: str, began: float, *, is_refused: bool) -> None:
        self._windows.answered(address, is_refused=is_refused)
        is_alone = address not in self._under_way  # nothing begins meanwhile: one pause at a time
        if is_refused and is_alone and self._windows.of(address) == 1:
            self._pause(address, monotonic() - began)

    def _pause(self, address: str, seconds: float) -> None:
        self._paused.add(address)
        get_running_loop().call_later(seconds, self._resume, address)

    def _resume(self, address: str) -> None:
        self._paused.discard(address)
        self._next()

    def _next(self) -> None:
        """Start a request of the next address that has few running; that address goes last."""
        if self._is_due:
            return
        for address in self._lines:
            if address is None or self._may_begin(address):
                break
        else:
            return
        line = self._lines.pop(address)
        begin = line.popleft()
        if line:
            self._lines[address] = line
        self._is_due = True
        get_running_loop().call_soon(self._go_on)
        self._context.copy().run(begin)

    def _may_begin(self, address: str) -> bool:
        is_paused = address in self._paused
        return not is_paused and self._under_way[address] < self._windows.of(address)

    def _go_on(self) -> None:
        self._is_due = False
        self._next()
