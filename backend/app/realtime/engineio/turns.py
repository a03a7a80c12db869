"""In which order requests begin, so that very many at once cost others little time and memory."""

from asyncio import get_running_loop
from collections import Counter, deque
from collections.abc import Callable
from contextvars import copy_context
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.engineio.windows import Windows

Begin = Callable[[], None]


class Turns:
    """Those of one event loop: in each of its passes one request begins, of each address in turn.

    A request takes a millisecond before it first waits for something, and 70 kB until it is
    answered. Of three hundred that come at once all would begin before anything is heard of what
    members say. An address that is refused again and again has half of the time at most: its next
    request begins only after as long a pause as the last one took.
    """

    def __init__(self) -> None:
        self._lines: dict[str | None, deque[Begin]] = {}  # whose turn is next comes first
        self._under_way: Counter[str] = Counter()
        self._windows = Windows()
        self._paused: set[str] = set()
        self._is_due = False  # one has begun in this pass
        self._context = copy_context()  # not that of the request whose end lets another begin

    def wait(self, address: str | None, begin: Begin) -> None:
        """Have a request begin in its turn, which may be now; no bound is for no address."""
        self._lines.setdefault(address, deque()).append(begin)
        self._next()

    def counted(self, address: str | None, app: ASGIApp) -> ASGIApp:
        """The application, for one request that begins now and is counted until it is answered."""
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
                    self._end(address, began, is_refused=status >= 400)

            async def sending(message: Message) -> None:
                end(message.get("status", 200))  # how long an answer is read is another matter
                await send(message)

            try:
                await app(scope, receive, sending)
            finally:
                end(500)

        return counted

    def _end(self, address: str, began: float, *, is_refused: bool) -> None:
        self._under_way[address] -= 1
        if not self._under_way[address]:
            del self._under_way[address]
        self._windows.answered(address, is_refused=is_refused)
        if is_refused and self._windows.of(address) == 1:
            self._pause(address, monotonic() - began)
        self._next()

    def _pause(self, address: str, seconds: float) -> None:
        self._paused.add(address)
        get_running_loop().call_later(seconds, self._resume, address)

    def _resume(self, address: str) -> None:
        self._paused.discard(address)
        self._next()

    def _next(self) -> None:
        """Begin one of somebody who has not many under way; who was served goes to the end."""
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
