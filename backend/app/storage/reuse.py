"""What a new session takes over from an older one: each feature copies its own preparations."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

# By the ids of the older session and of the new one, in the transaction that creates the new one:
# copies what presenters prepared, without anything that people did.
Reuse = Callable[[AsyncSession, str, str], Awaitable[None]]
