"""Views of screens."""

from app.core.schemas import View


class ScreenLink(View):
    """A token for screens, and the address of the big screen with it; both are shown this once."""

    token: str
    link: str
