"""Several workers behind one nginx, from start to shutdown."""

import asyncio
import os
import signal
from dataclasses import dataclass

from app.cli.supervisor.child import StartError
from app.cli.supervisor.reverse_proxy import ReverseProxy
from app.cli.supervisor.worker_pool import WorkerPool

_ORDERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Supervisor:
    """Runs workers and nginx, and prints the address once they are reachable."""

    reverse_proxy: ReverseProxy
    workers: int
    greeting: str

    def run(self) -> signal.Signals:
        """Run everything until SIGINT or SIGTERM; return that signal.

        SIGHUP replaces the workers one by one.

        Raises:
            SystemExit: a worker or nginx does not start.
        """
        try:
            return asyncio.run(self._run())
        except StartError:
            raise SystemExit(
                "EngageNow does not start; the lines above say which part failed."
            ) from None

    async def _run(self) -> signal.Signals:
        orders: asyncio.Queue[signal.Signals] = asyncio.Queue()
        loop, has_terminal = asyncio.get_running_loop(), os.isatty(0)
        for order in _ORDERS:
            loop.add_signal_handler(order, orders.put_nowait, order)
        pool = WorkerPool(self.reverse_proxy.folder)
        life = asyncio.create_task(self._live(pool))
        life.add_done_callback(lambda _: orders.put_nowait(signal.SIGTERM))
        # A terminal that is closed sends SIGHUP too: it means the end.
        while (ordered := await orders.get()) is signal.SIGHUP and os.isatty(0) == has_terminal:
            pool.renew()
        loop.add_signal_handler(signal.SIGINT, pool.kill)
        life.cancel()
        await asyncio.gather(life, return_exceptions=True)
        await pool.stop()
        await self.reverse_proxy.stop()
        if not life.cancelled():
            life.result()  # raises what ended it
        return ordered

    async def _live(self, pool: WorkerPool) -> None:
        await pool.start(self.workers)
        await self.reverse_proxy.start(pool.links)
        print(self.greeting, flush=True)  # noqa: T201 - the answer to `make run`
        await asyncio.gather(pool.keep(), self.reverse_proxy.keep())
