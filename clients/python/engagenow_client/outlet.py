"""From a client to whoever reads it: by callback or by iteration, each item once."""

import logging
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from typing import Generic, TypeVar

from engagenow_client.buffer import Buffer
from engagenow_client.errors import ClientError

log = logging.getLogger("engagenow_client")

Item = TypeVar("Item")


class Outlet(Generic[Item]):
    """Hands items to `handler`, or keeps them in `buffer` for who iterates: `deliver` takes one.

    What a handler raises is logged and counted by its class, and reaches nothing else.
    """

    def __init__(self, buffer: Buffer[Item], handler: Callable[[Item], None] | None) -> None:
        self._buffer = buffer
        self._handler = handler
        self.deliver = buffer.put if handler is None else self._calling(handler)
        self._taken: deque[Item] = deque()
        self._error: ClientError | None = None
        self._is_over = False
        self._handed = 0
        self.handler_errors: Counter[str] = Counter()

    def _calling(self, handler: Callable[[Item], None]) -> Callable[[Item], None]:
        """Return what calls the handler; one call less for each item than a method."""

        def deliver(item: Item) -> None:
            try:
                handler(item)
            except Exception as error:
                log.exception("A handler failed")
                self.handler_errors[type(error).__name__] += 1
            else:
                self._handed += 1

        return deliver

    @property
    def delivered(self) -> int:
        """How many items the handler or the reader has got."""
        return self._handed - len(self._taken)

    def flush(self) -> None:
        """Wake the tasks that wait for the next item."""
        self._buffer.wake()

    def fail(self, error: ClientError) -> None:
        """Raise an error to who iterates, after what is kept."""
        self._error = error
        self._buffer.wake()

    def end(self) -> None:
        """Nothing more will come."""
        self._is_over = True
        self._buffer.wake()

    def over(self, error: ClientError) -> None:
        """Raise an error to who iterates, after what is kept; then nothing more will come."""
        self.fail(error)
        self.end()

    async def items(self) -> AsyncIterator[Item]:
        """Yield items in their order, until the end.

        Raises:
            RuntimeError: a handler takes them, or somebody else waits for the next one.
            ClientError: what `fail` was told, once; iterating again goes on behind it.
        """
        if self._handler is not None:
            raise RuntimeError("What this client receives is taken by its handler.")
        while True:
            taken = self._taken
            while taken:
                yield taken.popleft()
            self._taken = self._buffer.take()
            self._handed += len(self._taken)
            if not self._taken:
                if self._is_over_for_reader():
                    return
                await self._buffer.wait()

    def _is_over_for_reader(self) -> bool:
        """Whether nothing more comes; raises the error that is kept, once."""
        if self._error is not None:
            error, self._error = self._error, None
            raise error
        return self._is_over
