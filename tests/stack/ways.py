"""Proxies that people come by."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.supervisor.nginx import Nginx
from fixtures.ports import HOST, free_port
from stack.stack import Stack

STRIPPING = """
pid nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {
        listen %(listen)s;
        location / {
            proxy_http_version 1.1;
            proxy_set_header Host %(host)s;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_read_timeout 60s;
            proxy_buffering off;
            proxy_pass %(target)s;
        }
    }
}
"""


@asynccontextmanager
async def stripping(stack: Stack, target: str) -> AsyncIterator[str]:
    """A proxy that hands neither `Upgrade` nor `Connection` on."""
    port = free_port()
    folder = stack.folder / f"stripping-{port}"
    folder.mkdir()
    own = f"{HOST}:{port}"
    text = STRIPPING % {"listen": own, "host": "$http_host", "target": target}
    (folder / "nginx.conf").write_text(text)
    proxy = Nginx(stack.nginx, folder, HOST, port)
    await proxy.start()
    try:
        yield f"http://{own}"
    finally:
        await proxy.stop()
