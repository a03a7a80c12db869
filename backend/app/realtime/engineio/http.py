"""uvicorn's HTTP protocol, which disconnects clients that do not read their answer.

uvicorn keeps an unread answer and its connection for as long as the client likes: the answer to a
poll outlives its Engine.IO session.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.realtime.engineio import outbound
from app.realtime.engineio.outbound import Stall

_CHECKS = 4  # in the time that a stall may last


class PatientHttp(HttpToolsProtocol):
    """The class for `uvicorn.Config(http=...)`."""

    _stall: Stall | None = None
    _timer: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """The buffer is full: start watching the client."""
        super().pause_writing()
        self._stall = Stall(self.transport.get_write_buffer_size())
        if self._timer is None:
            self._check_stall_later()

    def resume_writing(self) -> None:
        """The client has caught up."""
        super().resume_writing()
        self._stall = None

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stall = None

    def _check_stall_later(self) -> None:
        self._timer = self.loop.call_later(outbound.STALL_SECONDS / _CHECKS, self._check_stall)

    def _check_stall(self) -> None:
        self._timer = None
        # A WebSocket that has taken the transport over looks after its client itself.
        if self._stall is None or self.transport.get_protocol() is not self:
            return
        if self._stall.lasts(self.transport.get_write_buffer_size()):
            self.transport.abort()
        else:
            self._check_stall_later()
