"""Views of joining."""

from pydantic import ConfigDict

from app.core.actor import Role
from app.core.schemas import View


class Me(View):
    """The member's own identity in the room."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    id: str
    nickname: str
    role: Role
