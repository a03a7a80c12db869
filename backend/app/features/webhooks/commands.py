"""What may be asked about webhooks."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.core.text import Storable
from app.features.webhooks.views import WebhookEventName

MAX_URL = 2000


class CreateWebhook(Command):
    """Send these events of my sessions to this address."""

    url: Annotated[Storable, Field(max_length=MAX_URL)]
    events: Annotated[list[WebhookEventName], Field(min_length=1, max_length=20)]
