"""The process that reads one file: a hostile file can stop nothing but it.

It gets the file on its standard input, behind a line of JSON with its name and the reader's
language, and answers with JSON. It knows no settings, no secrets and no database.
"""

import json
import sys
from typing import Any

from app.core.bounded_process import bound
from app.features.activity_files.drafts import drafted
from app.features.activity_files.items import UnreadableFileError
from app.features.activity_files.reading import read

MOST_CPU_SECONDS = 10
MOST_MEMORY = 256 * 1024 * 1024  # two of them and a worker have room in its container


def answer(head: dict[str, Any], raw: bytes) -> dict[str, Any]:
    """Return the drafts and problems of a file, or why it cannot be read."""
    try:
        return drafted(read(head["name"], raw), head["name"], head["locale"])
    except UnreadableFileError as error:
        return {"refused": error.code}


def main() -> None:
    """Read a file from standard input, within limits of this process's own."""
    bound(MOST_CPU_SECONDS, MOST_MEMORY)
    head = json.loads(sys.stdin.buffer.readline())
    sys.stdout.write(json.dumps(answer(head, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
