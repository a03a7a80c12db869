"""Which tokenizer this worker asks."""

from collections.abc import Sequence
from typing import Protocol

from app.core.config import get_settings
from app.core.redis_rate_limit import pooled
from app.features.words.analysis.analyser import Analyser, Nouns, is_installed
from app.features.words.analysis.local import LocalAnalyser
from app.features.words.analysis.shared import SharedAnalyser


class NounFinder(Protocol):
    """Finds nouns by a tokenizer, which may be absent."""

    async def nouns(self, texts: Sequence[str]) -> Nouns | None:
        """Return the nouns of each text; None if no tokenizer is ready to answer."""

    async def stop_if_idle(self) -> bool:
        """Give memory back if nobody asked for a while."""

    async def close(self) -> None:
        """End what was started."""


def choose_noun_finder() -> NounFinder:
    """Return the one of this worker: with Redis, workers share a process."""
    settings, installed = get_settings(), is_installed()
    local = LocalAnalyser(Analyser(), is_installed=installed)
    if settings.redis_url is None:
        return local
    redis = pooled(settings.redis_url)
    return SharedAnalyser(local, redis, settings.redis_prefix, is_installed=installed)
