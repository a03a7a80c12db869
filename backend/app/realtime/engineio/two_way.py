"""The transports of a namespace's sockets, and back: what python-socketio needs of a bidict."""

from bidict import ValueDuplicationError


class TwoWay(dict[str, str]):
    """A dictionary of unique values, whose keys python-socketio finds in `_invm`.

    A bidict needs ten times as long to add an item.
    """

    __slots__ = ("_invm",)

    def __init__(self) -> None:
        super().__init__()
        self._invm: dict[str, str] = {}

    def __setitem__(self, key: str, value: str) -> None:
        """Add an item.

        Raises:
            ValueDuplicationError: another key has this value.
        """
        if self._invm.setdefault(value, key) != key:
            raise ValueDuplicationError(value)
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        del self._invm[self[key]]
        super().__delitem__(key)
