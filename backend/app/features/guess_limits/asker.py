"""The sender of a look-up: its address, its device, and its proof of work."""

from dataclasses import dataclass, field

from app.core.client_address import client_of
from app.core.rate_limit import Limiter
from app.features.guess_limits.device import Device
from app.features.guess_limits.proof import proven


@dataclass(slots=True)
class Asker:
    """The sender of one request or command; its proof of work counts once for all look-ups."""

    address: str
    device: Device | None = None
    proof: str = ""
    _proven: int | None = field(default=None, init=False)

    @property
    def client(self) -> str:
        """Return the address, or its network, under which it is counted."""
        return client_of(self.address)

    @property
    def kind(self) -> str:
        """Return the group in which it is counted: devices that joined before are separate."""
        return "known" if self.device and self.device.has_joined else "new"

    async def has_proof(self, limiter: Limiter, work: int) -> bool:
        """Return whether the request has a proof of this much work.

        The amount requested a moment ago also suffices, unless more than twice as much is due by
        now.
        """
        if self._proven is None:
            self._proven = await proven(limiter, self.proof, self.client) if self.proof else 0
        return self._proven * 2 >= work
