"""The workers: started together, restarted when they end, replaced one by one."""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import structlog

from app.cli.supervisor.child import Child, StartError
from app.cli.supervisor.worker import Worker

log = structlog.get_logger()

_END_SECONDS = 5  # a worker ends within 4.5 s by itself
_SOUND_SECONDS = 60  # who lived as long did not fail at the start
_MOST_PAUSE_SECONDS = 30


@dataclass(slots=True)
class Slot:
    """A slot for a worker: a link for nginx that points to the current worker."""

    link: Path
    worker: Worker

    def __post_init__(self) -> None:
        self.give(self.worker)

    def give(self, worker: Worker) -> None:
        """Direct new connections to this worker."""
        fresh = self.link.with_suffix(".fresh")
        fresh.symlink_to(worker.socket)
        fresh.replace(self.link)  # in one step: there is no moment without a worker
        self.worker = worker


class WorkerPool:
    """All workers of this machine, with their sockets in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._slots: list[Slot] = []
        self._started = 0
        self._children: set[Child] = set()
        self._changing = asyncio.Lock()
        self._renewal = asyncio.Event()

    @property
    def links(self) -> list[Path]:
        """Return the paths through which nginx reaches the workers."""
        return [slot.link for slot in self._slots]

    async def start(self, workers: int) -> None:
        """Start this many workers.

        Raises:
            StartError: one of them does not answer.
        """
        started = await asyncio.gather(*[self._start("/health") for _ in range(workers)])
        self._slots = [Slot(self._folder / f"{one.name}.link", one) for one in started]

    async def keep(self) -> None:
        """Restart workers that end, and replace all when asked, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._renew_when_asked())
            for slot in self._slots:
                tasks.create_task(self._keep(slot))

    def renew(self) -> None:
        """Request the replacement of all workers, one after the other."""
        self._renewal.set()

    async def stop(self) -> None:
        """Drain and stop all workers."""
        await asyncio.gather(*[self._end(child) for child in list(self._children)])

    def kill(self) -> None:
        for child in self._children:
            child.kill()

    async def _keep(self, slot: Slot) -> None:
        failures = 0
        while True:
            worker = slot.worker
            status = await worker.child.ended()
            if slot.worker is worker:  # nobody has replaced it
                self._children.discard(worker.child)
                failures = 1 if worker.age > _SOUND_SECONDS else failures + 1
                pause = min(2 ** (failures - 1) - 1, _MOST_PAUSE_SECONDS)
                log.warning("worker_ended", worker=worker.name, status=status, again_in=pause)
                await asyncio.sleep(pause)
                await self._replace(slot, worker)

    async def _replace(self, slot: Slot, ended: Worker) -> None:
        async with self._changing:
            if slot.worker is ended:
                with suppress(StartError):
                    slot.give(await self._start("/health"))

    async def _renew_when_asked(self) -> None:
        while True:
            await self._renewal.wait()
            self._renewal.clear()
            with suppress(StartError):
                await self._migrate()
                for slot in self._slots:
                    await self._renew(slot)
                log.info("workers_renewed", workers=[slot.worker.name for slot in self._slots])

    async def _migrate(self) -> None:
        """Migrate the database by the new version, which may be newer than this process."""
        migration = await Child.start(sys.executable, "-m", "app", "migrate")
        if status := await migration.ended():
            log.error("migration_failed", status=status)
            raise StartError

    async def _renew(self, slot: Slot) -> None:
        """Start a new worker in this slot before the old one stops."""
        async with self._changing:
            old = slot.worker
            slot.give(await self._start("/health/ready"))
            await self._end(old.child)

    async def _start(self, path: str) -> Worker:
        """Start a worker, and return it once `path` answers."""
        self._started += 1
        worker = await Worker.start(f"w{self._started}", self._folder)
        self._children.add(worker.child)
        if not await worker.answers(path):
            log.error("worker_not_ready", worker=worker.name, pid=worker.child.pid)
            await self._end(worker.child)
            raise StartError
        log.info("worker_started", worker=worker.name, pid=worker.child.pid)
        return worker

    async def _end(self, child: Child) -> None:
        await child.stop(_END_SECONDS)
        self._children.discard(child)
