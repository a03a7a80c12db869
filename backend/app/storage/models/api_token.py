"""Tokens of programs."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, Moment


class ApiToken(Base):
    """A token with which programs act as a user, within `scopes`, which spaces separate.

    The token itself is not stored: `digest` is one of its `jti`.
    """

    __tablename__ = "api_tokens"

    id: Mapped[Id]
    user_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    scopes: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment] = mapped_column(index=True)
    last_used_at: Mapped[Moment | None]
