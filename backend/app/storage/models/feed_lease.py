"""Which worker reads the sources of all feeds."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Moment


class FeedLease(Base):
    """A worker's lease; after `until` that worker has died, and another one takes it."""

    __tablename__ = "feed_leases"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[Moment]
