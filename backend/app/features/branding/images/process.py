"""Reading an image in a process of its own, one at a time on each worker."""

import asyncio
import json
import sys

from app.core.bounded_process import output_of
from app.features.branding.errors import IMAGES, ImageTooComplex

SECONDS = 20  # of the clock; the process has a limit of its own in seconds of CPU

_COMMAND = (sys.executable, "-m", "app.features.branding.images.child")
_REFUSALS = {refusal.code: refusal for refusal in IMAGES}


class ImageReader:
    """Reads the images of one worker; who comes while one is read waits."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(1)

    async def read(self, raw: bytes) -> bytes:
        """Return the image as it is stored: a small WebP.

        Raises:
            ImageEmpty, ImageUnknown, ImageTooManyPixels, ImageAnimated, ImageDamaged: it is none.
            ImageTooComplex: it took too long or too much memory.
        """
        async with self._free:
            line, _, image = (await output_of(_COMMAND, raw, SECONDS)).partition(b"\n")
        try:
            refused = json.loads(line).get("refused")
        except ValueError:
            raise ImageTooComplex from None
        if refused is not None:
            raise _REFUSALS[refused]
        if not image:
            raise ImageTooComplex
        return image
