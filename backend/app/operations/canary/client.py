"""A client of this worker's own port: in one session, over one connection."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from engagenow_client import LiveClient, LiveConfig, LiveEvent, Retry, unix_socket

Address = str | tuple[str, int]  # a Unix socket's path, or host and port

_PATIENCE_SECONDS = 5.0


@asynccontextmanager
async def joined(
    address: Address, session_id: str, token: str, handler: Callable[[LiveEvent], None]
) -> AsyncIterator[LiveClient]:
    """Provide a member of the session, who leaves the room at the end of the block.

    Raises:
        ClientError: it was refused, or the connection has closed; so do the client's commands then.
        TimeoutError: it has not joined within five seconds.
    """
    async with LiveClient(_config(address, session_id, token), handler) as client:
        await client.connected(_PATIENCE_SECONDS)
        yield client


def _config(address: Address, session_id: str, token: str) -> LiveConfig:
    return LiveConfig(
        url=_url(address),
        session_id=session_id,
        token=token,
        transports=("websocket",),
        decode_errors="count",
        connect_within=_PATIENCE_SECONDS,
        answer_within=_PATIENCE_SECONDS,
        retry=Retry(attempts=1),
        connect=unix_socket(address) if isinstance(address, str) else None,
    )


def _url(address: Address) -> str:
    if isinstance(address, str):
        return "http://localhost"
    host, port = address
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
