"""nginx in front of the workers: its configuration, and restarting it."""

import asyncio
import ipaddress
import resource
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

import structlog

from app.cli.supervisor.child import StartError
from app.cli.supervisor.nginx import Nginx

log = structlog.get_logger()

_TEMPLATE = Path(__file__).with_name("nginx.conf.template")
_CONNECTIONS = 16_384  # for each of its processes, two for each client
_PAUSE_SECONDS = 1


class _Configuration(Template):
    """A template with another delimiter, as nginx uses the dollar."""

    delimiter = "@"


@dataclass
class ReverseProxy:
    """An nginx that listens on `host` and `port`, which is an address.

    Its files are in `folder`; it trusts what `proxies` say about clients.
    """

    nginx: str
    host: str
    port: int
    folder: Path
    proxies: list[str]
    _process: Nginx | None = field(default=None, init=False)

    async def start(self, links: list[Path]) -> None:
        """Forward to the workers behind these links.

        Raises:
            StartError: it does not accept connections within ten seconds; nginx printed the reason.
        """
        (self.folder / "nginx.conf").write_text(self._configuration(links))
        self._process = Nginx(self.nginx, self.folder, self.host, self.port)
        await self._process.start()

    async def keep(self) -> None:
        """Restart it whenever it ends, until cancelled."""
        while self._process is not None:
            log.error("nginx_ended", status=await self._process.ended())
            await asyncio.sleep(_PAUSE_SECONDS)
            with suppress(StartError):
                await self._process.start()

    async def stop(self) -> None:
        """Stop it, which closes every connection."""
        if self._process is not None:
            await self._process.stop()

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
