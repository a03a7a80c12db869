"""The waiting list of a worker."""

from app.core.config import get_settings
from app.core.redis_rate_limit import pooled
from app.features.newcomers.redis_waiting import RedisWaitingList
from app.features.newcomers.waiting import LocalWaitingList, WaitingList
from app.realtime.context import WorkerContext


def waiting_list(context: WorkerContext) -> WaitingList:
    """Return the worker's waiting list, which all workers share if the settings name a Redis."""
    return context.own(_chosen)


async def close(context: WorkerContext) -> None:
    """Close its connections, as the worker ends."""
    await waiting_list(context).close()


def _chosen() -> WaitingList:
    settings = get_settings()
    if settings.redis_url is None:
        return LocalWaitingList()
    return RedisWaitingList(pooled(settings.redis_url), settings.redis_prefix)
