"""The process that reads one image: it gets it on its standard input, and knows nothing else.

It answers with a line of JSON, and behind it the image as it is stored, unless the line says
why it is refused.
"""

import json
import sys

from app.core.bounded_process import bound
from app.features.branding.images.header import UnreadableImageError
from app.features.branding.images.reading import written_anew

MOST_CPU_SECONDS = 10
MOST_MEMORY = 512 * 1024 * 1024  # of addresses; a WebP of 16 megapixels takes half of it


def answer(raw: bytes) -> bytes:
    """Return the line, and the image."""
    try:
        image = written_anew(raw)
    except UnreadableImageError as error:
        return json.dumps({"refused": error.code}).encode() + b"\n"
    return b"{}\n" + image


def main() -> None:
    """Read an image from standard input, within limits of this process's own."""
    bound(MOST_CPU_SECONDS, MOST_MEMORY)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
