"""Which worker does what only one of them does at a time."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Moment


class WorkerLease(Base):
    """The lease of a task; after `until` its holder has died, and another worker takes it."""

    __tablename__ = "worker_leases"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[Moment]
