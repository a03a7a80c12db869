"""The epoch, in one row: a restored database gets a new one."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class DatabaseEpoch(Base):
    """One row: `value` is random, and changes with every restore of a backup."""

    __tablename__ = "database_epoch"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[str] = mapped_column(String(32))
