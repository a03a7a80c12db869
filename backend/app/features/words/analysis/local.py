"""The analysing process of an installation with one worker."""

import asyncio
from collections.abc import Sequence

from app.features.words.analysis.analyser import Analyser, Nouns

_IDLE_SECONDS = 600  # after which the process ends, which needs 330 MB


class LocalAnalyser:
    """Starts the process when it is first asked, and ends it when nobody asks any more."""

    def __init__(self, analyser: Analyser, *, is_installed: bool) -> None:
        self._analyser = analyser
        self._is_installed = is_installed
        self._used = 0.0

    async def nouns(self, texts: Sequence[str]) -> Nouns | None:
        """Return the nouns of each text; None without the tokenizer, or until it has loaded."""
        if not self._is_installed:
            return None
        self._used = asyncio.get_running_loop().time()
        self._analyser.start()
        return await self._analyser.nouns(texts)

    async def stop_if_idle(self) -> bool:
        """End the process if it was not asked for ten minutes; return whether it was not."""
        is_idle = asyncio.get_running_loop().time() > self._used + _IDLE_SECONDS
        if is_idle:
            await self._analyser.stop()
        return is_idle

    async def close(self) -> None:
        """End the process."""
        await self._analyser.stop()
