"""EngageNow itself, with pings as often as they are wanted here.

usage: python ours.py PORT PING_INTERVAL PING_TIMEOUT (in seconds)
"""

import sys

from app import __main__ as words
from app.realtime import realtime

if __name__ == "__main__":
    port, realtime.PING_SECONDS, realtime.PONG_SECONDS = (
        sys.argv[1],
        float(sys.argv[2]),  # type: ignore[assignment]
        float(sys.argv[3]),  # type: ignore[assignment]
    )
    sys.argv = ["app", "serve", "--port", port]
    words.main()
