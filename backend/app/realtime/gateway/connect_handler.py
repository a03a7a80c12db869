"""The handler of CONNECT packets: who a socket is, and what it is told first."""

from collections.abc import Iterator
from typing import Any

import structlog

from app.core.clock import utc_now
from app.core.error_mapping import logged_refusal
from app.core.schemas import Event
from app.core.security import Claims, verify_token
from app.realtime.events import Connected, Draining
from app.realtime.gateway.connect_auth import locale_in, refuse_connection, token_in
from app.realtime.gateway.connection_limits import SocketsPerUser, UnauthenticatedSockets
from app.realtime.gateway.server import SocketServer
from app.realtime.rooms.connection import Connection

log = structlog.get_logger()


class ConnectHandler:
    """Lets sockets in: `connections` are those of the worker, by sid."""

    def __init__(self, server: SocketServer, unauthenticated: UnauthenticatedSockets) -> None:
        self.connections: dict[str, Connection] = {}
        self.draining: Draining | None = None  # what newcomers are told too, if the worker stops
        self._server = server
        self._unauthenticated = unauthenticated
        self._sockets_per_user = SocketsPerUser()

    def connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        """Let a socket in.

        Raises:
            socketio.exceptions.ConnectionRefusedError: it shows a bad token, or one too often.
        """
        locale = locale_in(auth, environ)
        connection = Connection(sid, environ["REMOTE_ADDR"], locale, self._sockets_per_user)
        try:
            if token := token_in(auth):
                self._identify(connection, verify_token(token))
        except Exception as error:
            refusal = logged_refusal(error)
            log.info("refused", code=refusal.code, command="connect", sid=sid)
            raise refuse_connection(refusal, refusal.detail(locale)) from None
        self.connections[sid] = connection

    def greeting(self, sid: str) -> Iterator[Event]:
        """Yield what a socket that was let in is told first."""
        if connection := self.connections.get(sid):
            yield Connected(sid=sid, server_time=utc_now(), locale=connection.locale)
            if self.draining is not None:
                yield self.draining

    def _identify(self, connection: Connection, claims: Claims) -> None:
        connection.count_as(claims)
        connection.claims = claims
        transport = self._server.transport_of(connection.sid) or ""
        self._unauthenticated.discard(transport, connection.address)
