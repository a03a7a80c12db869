"""The stack's workers for `roll`, which works in a thread of its own and knows no event loop."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence

from app.supervisor.child import StartError
from roll.rolling import NotReadyError
from stack.place import Place

_WAIT_SECONDS = 60


class StackDriver:
    """Workers at their places; a version is a name for settings that it comes with."""

    def __init__(
        self,
        places: Sequence[Place],
        versions: Mapping[str, Mapping[str, str]],
        ready_seconds: float = 30,
    ) -> None:
        self._places = {place.name: place for place in places}
        self._versions = versions
        self._ready_seconds = ready_seconds
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
        place, settings = self._places[worker], self._versions.get(version, {})
        try:
            self._do(place.stop())
            self._do(place.start(version, self._ready_seconds, **settings))
        except StartError:
            raise NotReadyError(f"{worker} is not ready") from None

    def _do(self, work: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_WAIT_SECONDS)
