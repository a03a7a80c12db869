"""In which order requests begin, so that very many at once cost others little time and memory."""

from asyncio import get_running_loop
from collections import Counter, deque
from collections.abc import Callable
from contextvars import copy_context

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_UNDER_WAY = 64  # requests of one address that have begun and are not being answered yet

Begin = Callable[[], None]


class Turns:
    """Those of one event loop: in each of its passes one request begins, of each address in turn.

    A request takes a millisecond before it first waits for something, and 70 kB until it is
    answered. Of three hundred that come at once all would begin before anything is heard of what
    members say.
    """

    def __init__(self) -> None:
        self._lines: dict[str | None, deque[Begin]] = {}  # whose turn is next comes first
        self._under_way: Counter[str] = Counter()
        self._is_due = False  # one has begun in this pass
        self._context = copy_context()  # not that of the request whose end lets another begin

    def wait(self, address: str | None, begin: Begin) -> None:
        """Have a request begin in its turn, which may be now; no bound is for no address."""
        self._lines.setdefault(address, deque()).append(begin)
        if not self._is_due:
            self._next()

    def counted(self, address: str | None, app: ASGIApp) -> ASGIApp:
        """The application, for one request that begins now and is counted until it is answered."""
        if address is None:
            return app
        self._under_way[address] += 1

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            is_under_way = True

            def end() -> None:
                nonlocal is_under_way
                if is_under_way:
                    is_under_way = False
                    self._end(address)

            async def sending(message: Message) -> None:
                end()  # how long somebody takes to read the answer is another matter
                await send(message)

            try:
                await app(scope, receive, sending)
            finally:
                end()

        return counted

    def _end(self, address: str) -> None:
        self._under_way[address] -= 1
        if not self._under_way[address]:
            del self._under_way[address]
        if not self._is_due:
            self._next()

    def _next(self) -> None:
        """Begin one of somebody who has not many under way; who was served goes to the end."""
        for address in self._lines:
            if address is None or self._under_way[address] < MOST_UNDER_WAY:
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

    def _go_on(self) -> None:
        self._is_due = False
        self._next()
