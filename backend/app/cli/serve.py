"""`serve`: migrates, then serves everything on one port until Ctrl-C."""

import asyncio
import io
import ipaddress
import os
import signal
import socket
import sys
import threading
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import segno
import structlog
import uvicorn

from app.cli.supervisor.preflight import find_nginx, search_path
from app.cli.supervisor.reverse_proxy import ReverseProxy
from app.cli.supervisor.supervisor import Supervisor
from app.core import (
    interpreter_tuning,
    open_files,
    otel_settings,
    redis_check,
)
from app.core.config import Settings, get_settings
from app.core.known_names import typos
from app.core.listening import bind
from app.core.logging import configure_logging
from app.core.secret import signing_key
from app.realtime.engineio.dispatch import WebSocketDispatch
from app.realtime.engineio.proxied_http import ProxiedHttp
from app.realtime.gateway.server import MAX_TRANSPORT_BYTES
from app.registry import SETTING_NAMES, check_limits
from app.storage.migrations import upgrade

# A restart may take 5 s, whatever clients, commands and the database do meanwhile.
_DRAIN_SECONDS = 1.5  # for commands that run, and for who polls
_GRACE_SECONDS = 2  # for requests, and for clients that read slowly
_MOST_SECONDS = 4.5  # what is left of them is for the last writes
_PORT = 8000  # what `make run` opens unless told
_CHECK_SECONDS = 0.1  # uvicorn's own: how soon a second Ctrl-C is noticed

log = structlog.get_logger()


class Server(uvicorn.Server):
    """uvicorn's server, which prints its address and drains before it stops."""

    def __init__(self, config: uvicorn.Config, greeting: str = "") -> None:
        super().__init__(config)
        self._greeting = greeting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        interpreter_tuning.tune()
        if self.started and sockets:
            self.lifespan.state["listening"](_own_address(sockets[0]))
        if self.started and self._greeting:
            print(self._greeting, flush=True)  # noqa: T201 - the answer to `make run`

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain while connections are open, then close them and stop."""
        _end_after(_MOST_SECONDS)
        await self._drain()
        await super().shutdown(sockets)

    async def _drain(self) -> None:
        draining = asyncio.create_task(self.lifespan.state["drain"](_DRAIN_SECONDS))
        while not (draining.done() or self.force_exit):
            await asyncio.wait([draining], timeout=_CHECK_SECONDS)
        if not draining.cancel() and (error := draining.exception()) is not None:
            log.warning("drain_failed", error=repr(error), exc_info=error)


def run(arguments: Namespace) -> None:
    """Serve API, Socket.IO and pages on `arguments.host` and `arguments.port`.

    Raises:
        SystemExit: a setting is unsafe or cannot work, the port is taken, or something is missing
            that several workers need.
    """
    host, port, workers = arguments.host, arguments.port, arguments.workers
    address = public_address(host, port)
    if not (is_loopback(host) or os.environ.get("PUBLIC_URL")):
        os.environ["PUBLIC_URL"] = address  # where the settings look, whoever reads them
    settings = get_settings()
    otel_settings.check()
    nginx = None if workers == 1 else find_nginx(settings, workers, search_path())
    on_a_laptop = settings.environment == "development"
    configure_logging(console=on_a_laptop, worker=settings.worker_id)
    open_files.raise_limit()
    listener = bind(host, port)
    _check_environment(settings)
    upgrade()
    greeting = _greeting(settings.public_url or address, host, port)
    if nginx is None:
        with suppress(KeyboardInterrupt):
            Server(server_config(settings.trusted_proxies), greeting).run([listener])
    else:
        _supervise(nginx, listener, workers, greeting)


def _check_environment(settings: Settings) -> None:
    check_limits(settings)
    for name, meant in typos(os.environ, SETTING_NAMES).items():
        log.warning("unknown_setting", name=name, did_you_mean=meant)
    if settings.redis_url is not None:
        is_on_a_laptop = settings.environment == "development"
        redis_check.check(settings.redis_url, settings.redis_prefix, must_answer=is_on_a_laptop)


def _supervise(nginx: str, listener: socket.socket, workers: int, greeting: str) -> None:
    host, port = listener.getsockname()[:2]
    listener.close()  # nginx opens it
    os.environ["SECRET_KEY"] = signing_key()  # one for all workers, kept in a file or not
    with TemporaryDirectory(prefix="engagenow-") as folder:
        reverse_proxy = ReverseProxy(
            nginx, host, port, Path(folder), get_settings().trusted_proxies
        )
        hint = f"  kill -HUP {os.getpid()} replaces its {workers} workers one by one.\n"
        order = Supervisor(reverse_proxy, workers, greeting + hint).run()
    if order is not signal.SIGINT:
        signal.raise_signal(order)  # whoever waits for us sees what ended us


def _end_after(seconds: float) -> None:
    """End the process at the deadline: a thread in a locked database cannot be cancelled."""
    timer = threading.Timer(seconds, os._exit, [1])
    timer.daemon = True
    timer.start()


def server_config(trusted: list[str] | str) -> uvicorn.Config:
    """Return uvicorn's configuration behind `trusted` proxies."""
    return uvicorn.Config(
        "app.main:app",
        loop="uvloop",
        http=ProxiedHttp,
        ws=WebSocketDispatch,
        ws_max_size=MAX_TRANSPORT_BYTES,
        ws_per_message_deflate=False,  # it would compress once for each member
        ws_ping_interval=None,  # Engine.IO pings
        forwarded_allow_ips=trusted,  # uvicorn trusts loopback by itself
        timeout_graceful_shutdown=_GRACE_SECONDS,
        access_log=False,  # paths carry join codes
        log_config=None,
        server_header=False,
    )


def is_loopback(host: str) -> bool:
    """Return whether only this computer can reach `host`."""
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def _own_address(listener: socket.socket) -> str | tuple[str, int]:
    """Return where this process reaches itself: a Unix socket's path, or host and port."""
    name = listener.getsockname()
    if isinstance(name, str):
        return name
    loopback = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound
    return loopback.get(name[0], name[0]), name[1]


def public_address(host: str, port: int) -> str:
    """Return the address for others: that of the default route if all interfaces listen."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        host = _default_route_address()
    elif is_loopback(host):
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _default_route_address() -> str:
    """Return this computer's address; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1 (RFC 5737): routed like any other
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])


def _greeting(address: str, host: str, port: int) -> str:
    lines = ["", f"  EngageNow is ready: {address}", ""]
    if is_loopback(host):
        lines += ["  Only this computer can open it. For phones on the same network:"]
        lines += ["  make run HOST=0.0.0.0" + (f" PORT={port}" if port != _PORT else ""), ""]
    lines += ["  Ctrl-C ends it.", ""]
    if sys.stdout.isatty():
        lines.insert(2, _terminal_qr(address))
    return "\n".join(lines)


def _terminal_qr(address: str) -> str:
    out = io.StringIO()
    segno.make(address, error="l").terminal(out, compact=True)
    return out.getvalue()
