"""Audiences: who may see an event of a live session."""

from dataclasses import dataclass

from app.core.actor import HOST_ROLES, Actor

# By the audience's name. An audience that this version does not know includes nobody, so that
# what a later version hides stays hidden.
_ROLES: dict[str, frozenset[str]] = {
    "everyone": frozenset({*HOST_ROLES, "participant", "screen"}),
    "hosts": frozenset(HOST_ROLES),
    "screens": frozenset({"screen"}),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """All actors with one of the roles of `name`, or the one actor with `actor_id`."""

    name: str
    actor_id: str | None = None

    def includes(self, reader: Actor) -> bool:
        """Return whether this reader belongs to the audience."""
        if self.actor_id is not None:
            return reader.id == self.actor_id
        return reader.role in _ROLES.get(self.name, ())


EVERYONE, HOSTS, SCREENS = Audience("everyone"), Audience("hosts"), Audience("screens")


def only(actor_id: str) -> Audience:
    """Return the audience of one actor, on all their sockets."""
    return Audience("actor", actor_id)
