"""How every client here is used: as an async context manager, and by iteration."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Generic, Self

from engagenow_client.outlet import Item, Outlet


class BaseClient(ABC, Generic[Item]):
    """Starts where its block begins, stops at its end, and yields what its outlet hands over."""

    @property
    @abstractmethod
    def _outlet(self) -> Outlet[Item]: ...

    @abstractmethod
    def start(self) -> None:
        """Begin to connect; a started client stays as it is."""

    @abstractmethod
    async def stop(self, within: float = 5.0) -> None:
        """Close all connections within so many seconds; may be called any number of times."""

    def __aiter__(self) -> AsyncIterator[Item]:
        return self._outlet.items()

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()
