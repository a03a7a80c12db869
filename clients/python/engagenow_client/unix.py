"""Connections to Unix sockets of this machine, as servers behind a proxy have them."""

import asyncio
import socket
from typing import Any

from engagenow_client.tcp import Connect


def unix_socket(path: str) -> Connect:
    """Return what connects to `path`, for `connect` of a configuration; the URL names the host."""

    async def connect(_host: str, _port: int) -> socket.socket:
        made = _UnixSocket(socket.AF_UNIX)
        made.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(made, path)
        except BaseException:
            made.close()
            raise
        return made

    return connect


class _UnixSocket(socket.socket):
    """Answers what picows 2.3.1 asks every socket: it sets and reads options of TCP."""

    def setsockopt(self, level: int, *option: Any) -> None:
        if level != socket.IPPROTO_TCP:
            super().setsockopt(level, *option)

    def getsockopt(self, level: int, *option: Any) -> Any:
        return 0 if level == socket.IPPROTO_TCP else super().getsockopt(level, *option)
