"""Workers as pods are: each has a name that stays, and an address that does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from fixtures.kubernetes_front import ALL, front_before
from fixtures.ports import HOST, free_port
from stack.place import Place
from stack.stack import FIRST

_START_SECONDS = 60
_HOSTS = count(2)


class Pod(Place):
    """The worker of a number; `names` is what the cluster's DNS says of all."""

    def __init__(
        self, number: int, settings: dict[str, str], port: int, names: dict[str, list[str]]
    ) -> None:
        super().__init__(f"b{number}", settings, port=port)
        self._own = f"backend-{number}.{ALL}"
        self._names = names

    async def start(self, version: str, seconds: float, **settings: str) -> None:
        """Start at another address; it is told at once, as publishNotReadyAddresses has it."""
        self.host = f"127.0.0.{next(_HOSTS)}"
        self._names[self._own] = [self.host]
        self._names[ALL] = [*self._names.get(ALL, []), self.host]
        await super().start(version, seconds, **settings)

    async def stop(self) -> None:
        """Drain and end; the name is gone once the pod is."""
        await super().stop()
        self._names.pop(self._own, None)
        self._names[ALL] = [host for host in self._names.get(ALL, []) if host != self.host]


@dataclass
class Cluster:
    """Pods, and the front's address."""

    pods: list[Pod]
    url: str


@asynccontextmanager
async def cluster(settings: dict[str, str], size: int = 2) -> AsyncIterator[Cluster]:
    """So many workers over the databases of these settings, and the front of Kubernetes."""
    names: dict[str, list[str]] = {}
    port = free_port()
    own = {**settings, "TRUSTED_PROXIES": HOST}
    pods = [Pod(number, own, port, names) for number in range(size)]
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="engagenow-front-")))
        for pod in pods:
            stack.push_async_callback(pod.stop)
        await asyncio.gather(*[pod.start(FIRST, _START_SECONDS) for pod in pods])
        yield Cluster(pods, await stack.enter_async_context(front_before(folder, names, port)))
