"""The old name of `app.storage.database`, by which programs outside import `Base` and `get_db`."""

from app.storage.database import Base, get_db

__all__ = ["Base", "get_db"]
