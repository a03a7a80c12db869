"""Names of a pool's connections."""

from itertools import count

from engagenow_client.errors import ConfigError


class Names:
    """Gives each connection a name that none had before: the given ones, then `prefix-1` and on."""

    def __init__(self, given: tuple[str, ...], prefix: str) -> None:
        self._given = list(reversed(given))
        self._taken = frozenset(given)
        self._prefix = prefix
        self._numbers = count(1)

    def next(self) -> str:
        """Return the next name."""
        if self._given:
            return self._given.pop()
        numbered = (f"{self._prefix}-{number}" for number in self._numbers)
        return next(name for name in numbered if name not in self._taken)


def check_names(field: str, names: tuple[str, ...], size: int) -> None:
    """Raise ConfigError unless there is no name, or one for each connection and all different."""
    if names and len(names) != size:
        raise ConfigError(f"{field}: has to name each of {size} connections, or none")
    if "" in names:
        raise ConfigError(f"{field}: one is empty")
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise ConfigError(f"{field}: {twice[0]!r} is there twice")
