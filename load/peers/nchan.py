"""nginx with nchan, if Debian's libnginx-mod-nchan is installed: C, one process, plain WebSocket.

It passes on what it is told, so that the load tool tells it whole Socket.IO frames.

usage: python nchan.py NGINX MODULE PORT
"""

import os
import sys
import tempfile
from pathlib import Path

_SETTINGS = """
daemon off; master_process off; pid nginx.pid; error_log stderr;
load_module {module};
events {{ worker_connections 20000; }}
http {{
  access_log off;
  nchan_max_reserved_memory 1G;
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    location = /room {{
      nchan_pubsub websocket;
      nchan_channel_id r;
      nchan_message_buffer_length 5000;
      nchan_subscriber_first_message newest;
    }}
  }}
}}
"""


def main() -> None:
    """Become nginx, with its files in the folder for what is temporary."""
    nginx, module, port = sys.argv[1:]
    folder = Path(tempfile.mkdtemp(prefix="nchan-"))
    settings = folder / "nginx.conf"
    settings.write_text(_SETTINGS.format(module=module, port=port))
    os.execv(nginx, [nginx, "-p", str(folder), "-c", str(settings)])  # noqa: S606 - as named


if __name__ == "__main__":
    main()
