"""Taking part in a live session over one connection."""

from collections.abc import Callable
from typing import Any

from engagenow_client.live.base import BaseLiveClient, Handler
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.connection import LiveConnection
from engagenow_client.live.membership import Membership
from engagenow_client.live.stats import LiveStats
from engagenow_client.state import State


class LiveClient(BaseLiveClient):
    """Joins a session, stays in it through lost connections, and sends."""

    def __init__(self, config: LiveConfig, handler: Handler | None = None) -> None:
        super().__init__(config, handler)
        self._membership = Membership(config, self._inbox)

    @property
    def state(self) -> State:
        return self._membership.states.state

    @property
    def token(self) -> str | None:
        return self._membership.token

    def start(self) -> None:
        self._membership.start()

    def stats(self) -> LiveStats:
        stats = super().stats()
        stats.reconnects = max(0, self._membership.joins - 1)
        stats.latency = self._membership.latency.figures()
        return stats

    async def _close(self, within: float) -> None:
        await self._membership.stop(within)

    async def _joined(self) -> None:
        await self._membership.joined()

    async def _send(self, name: str, payload: dict[str, Any], form: Any = None) -> Any:
        return await self._membership.command(name, payload, form)

    def _each(self, change: Callable[[LiveConnection], None]) -> None:
        self._membership.apply(change)
