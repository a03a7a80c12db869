"""Asking an exchange, where that is possible, which topics it does not have."""

import asyncio
from collections.abc import Mapping

import structlog

from app.features.feeds.exchanges.kinds import kind_of
from app.features.feeds.streams.config import FeedConfig
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.rest import RestError

log = structlog.get_logger()

_SECONDS = 3.0


async def unknown_topics(config: FeedConfig, network: Network) -> Mapping[str, str]:
    """Return the topics that the exchange does not have, and its reasons.

    An exchange that does not answer within three seconds, or cannot be asked, says nothing.
    """
    try:
        async with asyncio.timeout(_SECONDS):
            return await kind_of(config.kind).unknown_topics(config, network)
    except (RestError, TimeoutError) as error:
        log.info("feed_topics_not_asked", kind=config.kind, error=repr(error), exc_info=error)
        return {}
