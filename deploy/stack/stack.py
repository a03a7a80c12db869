"""All of it: services, migrated; two workers; the pages' server; nginx before them."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.supervisor.nginx import Nginx
from fixtures.ports import HOST, free_port
from stack.needs import DIST, find_nginx
from stack.place import Place
from stack.rendering import render_front, render_frontend
from stack.services import make_certificate, migrate, services

FIRST = "first"  # the version that the stack starts with
_START_SECONDS = 60  # a busy machine


@dataclass
class Stack:
    """What runs."""

    nginx: str
    folder: Path
    settings: dict[str, str]  # of the workers
    places: list[Place]
    authority: Path  # what a client must believe
    pages: str

    @asynccontextmanager
    async def front(self, port: int = 0, **settings: str) -> AsyncIterator[str]:
        """Run nginx before the workers; the answer is the address to open.

        Args:
            port: where to listen, for TLS too; a free one if none is named.
            settings: as in deploy/nginx/settings.envsh.
        """
        port, other = port or free_port(), free_port()
        plain = settings.get("TLS") == "off"
        ports = (port, other) if plain else (other, port)
        folder = self.folder / f"front-{port}"
        render_front(folder, **self._front_settings(*ports), **settings)
        nginx = Nginx(self.nginx, folder, HOST, port)
        await nginx.start()
        try:
            yield f"{'http' if plain else 'https'}://{HOST}:{port}"
        finally:
            await nginx.stop()

    def _front_settings(self, http: int, https: int) -> dict[str, str]:
        return {
            "BACKEND_1": self.places[0].address,
            "BACKEND_2": self.places[1].address,
            "FRONTEND": self.pages,
            "SERVER_NAME": HOST,
            "LISTEN": HOST,
            "HTTP_PORT": str(http),
            "HTTPS_PORT": str(https),
            "SSL_DIR": str(self.authority.parent),
            "ACME_DIR": str(self.folder / "acme"),
            "ACCESS_LOG": str(
                self.folder / "failures.log"
            ),  # output may be a socket, which it cannot open
        }


@asynccontextmanager
async def stacked(**settings: str) -> AsyncIterator[Stack]:
    """Everything but the front, until the block ends; `settings` are the workers'.

    Raises:
        SystemExit: something is missing, or the migration fails.
        StartError: a worker or the pages' server does not come up.
    """
    nginx = find_nginx()
    with TemporaryDirectory(prefix="engagenow-stack-") as name, services() as urls:
        folder = Path(name)
        own = {"TRUSTED_PROXIES": HOST, "SECRET_KEY": secrets.token_hex(32), **urls, **settings}
        await asyncio.to_thread(migrate, own)
        places = [Place(worker, own) for worker in ("b1", "b2")]
        async with AsyncExitStack() as ends:
            for place in places:
                ends.push_async_callback(place.stop)
            await asyncio.gather(*[place.start(FIRST, _START_SECONDS) for place in places])
            pages = await _serve_pages(nginx, folder / "pages", ends)
            yield Stack(nginx, folder, own, places, make_certificate(folder), pages)
            await asyncio.gather(*[place.stop() for place in places])


async def _serve_pages(nginx: str, folder: Path, ends: AsyncExitStack) -> str:
    port = free_port()
    render_frontend(folder, LISTEN=HOST, PORT=str(port), PAGES=str(DIST))
    server = Nginx(nginx, folder, HOST, port)
    ends.push_async_callback(server.stop)
    await server.start()
    return f"{HOST}:{port}"
