"""The transports of a namespace's sockets, and back: what python-socketio needs of a bidict."""

from bidict import ValueDuplicationError


class TwoWay(dict[str, str]):
    """A dictionary of unique values, with the keys of the values in `inverse`.

    A bidict needs ten times as long to add an item.
    """

    __slots__ = ("inverse",)

    def __init__(self) -> None:
        super().__init__()
        self.inverse: dict[str, str] = {}

    @property
    def _invm(self) -> dict[str, str]:
        return self.inverse  # the name by which python-socketio asks for it

    def __setitem__(self, key: str, value: str) -> None:
        """Add an item.

        Raises:
            ValueDuplicationError: another key has this value.
        """
        if self.inverse.setdefault(value, key) != key:
            raise ValueDuplicationError(value)
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        del self.inverse[self[key]]
        super().__delitem__(key)
