"""The connections of a pool to one session: all of one participant."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from engagenow_client.errors import ClientError, DecodeError
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.event import Form
from engagenow_client.live.membership import Membership
from engagenow_client.names import Names
from engagenow_client.state import State


class Pool(Protocol):
    """What the connections of a pool tell it."""

    def logged(self, connection: str, form: Form, payload: bytes) -> None: ...

    def unlogged(self, connection: str, name: str, payload: bytes) -> None: ...

    def failed(self, error: DecodeError) -> None: ...

    def flush(self) -> None: ...

    def since(self) -> int | None: ...

    def over(self, error: ClientError) -> None: ...

    def update_state(self, state: State) -> None: ...


class _Feed:
    """What one connection receives, with its name on it."""

    def __init__(self, name: str, pool: Pool, over: Callable[[ClientError], None]) -> None:
        self._name = name
        self._pool = pool
        self.failed = pool.failed
        self.flush = pool.flush
        self.since = pool.since
        self.over = over

    def logged(self, form: Form, payload: bytes) -> None:
        self._pool.logged(self._name, form, payload)

    def unlogged(self, name: str, payload: bytes) -> None:
        self._pool.unlogged(self._name, name, payload)


class LiveMembers:
    """Opens and closes connections; the first one joins, and the others come by its token."""

    def __init__(self, config: LiveConfig, pool: Pool, names: tuple[str, ...]) -> None:
        self._config = config
        self._pool = pool
        self._names = Names(names, config.name)
        self._members: dict[str, Membership] = {}

    def __iter__(self) -> Iterator[Membership]:
        return iter([*self._members.values()])

    def __len__(self) -> int:
        return len(self._members)

    @property
    def names(self) -> dict[Membership, str]:
        """The name of each connection."""
        return {one: name for name, one in self._members.items()}

    @property
    def connected(self) -> list[Membership]:
        """Those that have joined, the oldest first."""
        return [one for one in self if one.states.state is State.CONNECTED]

    @property
    def leading(self) -> str | None:
        """The name of the oldest connection that has joined, None without any."""
        for name, one in self._members.items():
            if one.states.state is State.CONNECTED:
                return name
        return None

    @property
    def token(self) -> str | None:
        """The newest token of the participant."""
        tokens = [one.token for one in (*self.connected, *self) if one.token is not None]
        return tokens[0] if tokens else self._config.token

    def add(self) -> Membership:
        """Open one more."""
        name = self._names.next()
        feed = _Feed(name, self._pool, lambda error: self._ended(name, error))
        one = Membership(replace(self._config, name=name, token=self.token), feed)
        one.states.on_change = self._pool.update_state
        self._members[name] = one
        one.start()
        return one

    def _ended(self, name: str, error: ClientError) -> None:
        del self._members[name]
        if not self._members:
            self._pool.over(error)

    async def remove(self, one: Membership, within: float) -> None:
        """Close one; raises TimeoutError like `stopped`."""
        for name, member in [*self._members.items()]:
            if member is one:
                del self._members[name]
        await one.stop(within)
