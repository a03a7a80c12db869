"""The logos of a presenter's sessions, for their own data."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.branding import repository
from app.storage.own_data import Export


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, Any]:
    images = await repository.of_presenter(db, user_id)
    logos: dict[str, str | None] = defaultdict(lambda: None)  # most sessions have none
    for session_id, image in images.items():
        logos[session_id] = f"data:image/webp;base64,{b64encode(image).decode()}"
    return logos


EXPORTS = [Export("logo", str | None, of_presenter=_of_presenter)]
