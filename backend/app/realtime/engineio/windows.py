"""How many requests of one address may be under way: a congestion window, as in RFC 5681.

Each answer opens it by one, and each refusal halves it, so that an address that guesses has one
request under way soon.
"""

from collections import OrderedDict

FIRST, MOST = 4, 64
_MOST_ADDRESSES = 4096  # the one that asked least recently starts anew


class Windows:
    """Those of all addresses that asked lately."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, int] = OrderedDict()

    def of(self, address: str) -> int:
        """How many requests of this address may be under way."""
        return self._of.get(address, FIRST)

    def answered(self, address: str, *, is_refused: bool) -> None:
        """Open the window by one request, or halve it."""
        window = self.of(address)
        self._of[address] = max(1, window // 2) if is_refused else min(MOST, window + 1)
        self._of.move_to_end(address)
        if len(self._of) > _MOST_ADDRESSES:
            self._of.popitem(last=False)
