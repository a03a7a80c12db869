"""nginx in front of the workers: its configuration, and the process."""

import asyncio
import getpass
import ipaddress
import os
import resource
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

import structlog

from app.supervisor.child import Child, StartError

log = structlog.get_logger()

_TEMPLATE = Path(__file__).with_name("nginx.conf.template")
_CONNECTIONS = 16_384  # for each of its processes, two for each client
_START_SECONDS = 10
_END_SECONDS = 0.5
_PAUSE_SECONDS = 1


class _Configuration(Template):
    """nginx has its own use for the dollar."""

    delimiter = "@"


@dataclass
class Front:
    """One nginx, the program `nginx`, that listens on `host` and `port`, which is an address.

    Its files are in `folder`, and it believes what `proxies` say of their clients.
    """

    nginx: str
    host: str
    port: int
    folder: Path
    proxies: list[str]
    _child: Child | None = field(default=None, init=False)

    async def start(self, links: list[Path]) -> None:
        """Lead everybody to the workers behind these links.

        Raises:
            StartError: nobody can connect within ten seconds; nginx has said why.
        """
        (self.folder / "nginx.conf").write_text(self._configuration(links))
        await self._start()

    async def keep(self) -> None:
        """Start it again if it ends, until cancelled."""
        while self._child is not None:
            status = await self._child.ended()
            self._child.kill()  # what the master leaves behind keeps the port
            log.error("nginx_ended", status=status)
            await asyncio.sleep(_PAUSE_SECONDS)
            with suppress(StartError):
                await self._start()

    async def stop(self) -> None:
        """End it, and every connection with it."""
        if self._child is not None:
            await self._child.stop(_END_SECONDS)

    async def _start(self) -> None:
        # Started by root it would work as nobody, who does not get into our folder.
        user = f" user {getpass.getuser()};" if os.geteuid() == 0 else ""
        options = ["-e", "stderr", "-p", f"{self.folder}/", "-c", "nginx.conf"]
        self._child = await Child.start(self.nginx, *options, "-g", f"daemon off;{user}")
        if not await self._child.comes_up(self._accepts, _START_SECONDS):
            raise StartError

    async def _accepts(self) -> bool:
        with suppress(OSError):
            _reader, writer = await asyncio.open_connection(self.host, self.port)
            writer.close()
            return True
        return False

    def _configuration(self, links: list[Path]) -> str:
        return _Configuration(_TEMPLATE.read_text()).substitute(
            processes=len(links),
            connections=min(_CONNECTIONS, resource.getrlimit(resource.RLIMIT_NOFILE)[0]),
            pool=_lines(f"server unix:{link} max_fails=0;" for link in links),
            routes=rf'"~^(?<worker>w[0-9]+)\." unix:{self.folder}/$worker.sock:;',
            real_ip_from=_lines(f"set_real_ip_from {proxy};" for proxy in self.proxies),
            proxies=_lines(f"{proxy} 1;" for proxy in self.proxies),
            listen=_listen(self.host, self.port),
        )


def _listen(host: str, port: int) -> str:
    if ipaddress.ip_address(host).version == 6:
        return f"[{host}]:{port} ipv6only=off"
    return f"{host}:{port}"


def _lines(lines: Iterable[str]) -> str:
    return "\n        ".join(lines)
