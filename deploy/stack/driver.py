"""The stack's workers for `roll`, which works in a thread of its own and knows no event loop."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field

from app.supervisor.child import StartError
from roll.rolling import NotReadyError
from stack.place import Place

_WAIT_SECONDS = 90


@dataclass(frozen=True)
class Version:
    """Settings that a version comes with, and how long it may take until it is ready."""

    settings: Mapping[str, str] = field(default_factory=dict)
    ready_seconds: float = 60


_PLAIN = Version()


class StackDriver:
    """Workers at their places; a version that is not among `versions` comes with nothing."""

    def __init__(self, places: Sequence[Place], versions: Mapping[str, Version]) -> None:
        self._places = {place.name: place for place in places}
        self._versions = versions
        self._loop = asyncio.get_running_loop()
        self.workers = list(self._places)

    def version(self, worker: str) -> str:
        """What this worker runs now."""
        return self._places[worker].version

    def replace(self, worker: str, version: str) -> None:
        """Let it drain and end, start it in this version, and wait until it is ready.

        Raises:
            NotReadyError: it is not, in time.
        """
        place, comes = self._places[worker], self._versions.get(version, _PLAIN)
        try:
            self._do(place.stop())
            self._do(place.start(version, comes.ready_seconds, **comes.settings))
        except StartError:
            raise NotReadyError(f"{worker} is not ready") from None

    def _do(self, work: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_WAIT_SECONDS)
