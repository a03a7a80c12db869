"""Choosing the protocol of a WebSocket: ours for Engine.IO, uvicorn's for everything else."""

import asyncio
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.realtime.engineio.address import peer
from app.realtime.engineio.adoption import Adoption
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.handshake import HandshakeError, Request, refusal

if TYPE_CHECKING:
    from uvicorn import Config
    from uvicorn.server import ServerState

    from app.realtime.engineio.engine import Engine


class WebSocketDispatch(asyncio.Protocol):
    """The class for `uvicorn.Config(ws=...)`.

    uvicorn calls it with one complete request head and then makes it the transport's protocol. It
    replaces itself by the protocol that it chooses. `ProxiedHttp` calls it with a request that it
    has read itself.
    """

    _is_installed = False  # as the transport's protocol

    def __init__(
        self, config: "Config", server_state: "ServerState", app_state: dict[str, Any]
    ) -> None:
        self._config = config
        self._stock = partial(WebSocketsSansIOProtocol, config, server_state, app_state)
        self._connections: set[Any] = server_state.connections
        self._engine: Engine | None = app_state.get("engine")
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Keep the transport for the chosen protocol."""
        self._transport = transport

    def take(self, engine: "Engine", request: Request) -> None:
        """Answer a request for Engine.IO, as the transport's protocol."""
        self._is_installed = True
        self._accept_or_refuse(engine, request)

    def data_received(self, data: bytes) -> None:
        """Choose a protocol by the request head, and hand over to it."""
        request = Request.parse(data)
        if self._engine is not None and request.is_ours:
            self._accept_or_refuse(self._engine, request)
        else:
            stock = self._stock()
            stock.connection_made(self._transport)
            stock.data_received(data)
            self._step_aside(stock)

    def _accept_or_refuse(self, engine: "Engine", request: Request) -> None:
        environ = request.environ(*peer(self._config, self._transport, request.headers))
        try:
            if not engine.allows(environ):
                refused = f"{request.headers['origin']} is not an accepted origin."
                raise HandshakeError(HTTPStatus.FORBIDDEN, refused)
            self._accept(engine, request, environ)
        except HandshakeError as error:
            is_origin = error.status is HTTPStatus.FORBIDDEN
            engine.transports.failed["origin_refused" if is_origin else "refused"] += 1
            self._transport.write(refusal(error))
            self._transport.close()

    def _accept(self, engine: "Engine", request: Request, environ: dict[str, Any]) -> None:
        accepted = request.accept()
        if request.sid is None:
            connection = EngineConnection(engine, engine.new_sid(), self._connections)
            self._begin(connection, accepted + engine.open_packet(connection.sid))
            engine.register(connection)
            connection.start(environ)
        elif (polling := engine.polling(request.sid)) is not None:
            self._begin(Adoption(engine, polling, self._connections), accepted)
        else:
            raise HandshakeError(HTTPStatus.BAD_REQUEST, f"Invalid session {request.sid}")

    def _begin(self, protocol: "EngineConnection | Adoption", answer: bytes) -> None:
        protocol.connection_made(self._transport)
        self._transport.write(answer)
        self._step_aside(protocol)

    def _step_aside(self, protocol: asyncio.Protocol) -> None:
        """Until uvicorn has installed us as the protocol, forward; then replace us."""
        if self._is_installed:
            self._transport.set_protocol(protocol)
            return
        asyncio.get_running_loop().call_soon(self._transport.set_protocol, protocol)
        self.data_received = protocol.data_received  # type: ignore[method-assign]
        self.connection_lost = protocol.connection_lost  # type: ignore[method-assign]
