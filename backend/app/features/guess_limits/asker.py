"""Who looks something up: from which address and device, with what in their hands."""

from dataclasses import dataclass, field

from app.core.client_address import client_of
from app.core.rate_limit import Limiter
from app.features.guess_limits.device import Device
from app.features.guess_limits.proof import proven


@dataclass(slots=True)
class Asker:
    """One request's, or one command's. A proof is taken once, for all that it asks."""

    address: str
    device: Device | None = None
    proof: str = ""
    _proven: int | None = field(default=None, init=False)

    @property
    def client(self) -> str:
        """The address, or its network, as it is counted."""
        return client_of(self.address)

    @property
    def kind(self) -> str:
        """Who counts together there: devices that joined before are not disturbed by newcomers."""
        return "known" if self.device and self.device.has_joined else "new"

    async def has_proof(self, limiter: Limiter, work: int) -> bool:
        """Whether a proof of so much work came along.

        What was asked for a moment ago is enough, unless more than twice of that is asked by now.
        """
        if self._proven is None:
            self._proven = await proven(limiter, self.proof, self.client) if self.proof else 0
        return self._proven * 2 >= work
