"""The old name of `app.storage.models.user`."""

from app.storage.models.user import User

__all__ = ["User"]
