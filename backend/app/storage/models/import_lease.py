"""Who imports a file now, on any worker."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Id, Moment


class ImportLease(Base):
    """One person's import that runs; after `until` its worker has died, and the row means nothing.

    Nobody has two: the import of somebody who has one already is refused.
    """

    __tablename__ = "import_leases"

    id: Mapped[Id]
    person_id: Mapped[str] = mapped_column(String(32), unique=True)
    until: Mapped[Moment]
