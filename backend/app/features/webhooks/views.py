"""Views of webhooks."""

from typing import Literal

from app.core.clock import UtcTime
from app.core.schemas import View

WebhookEventName = Literal[
    "session.started",
    "session.ended",
    "message.sent",
    "question.asked",
    "question.answered",
    "activity.closed",
    "report.ready",
]
TEST = "webhook.test"
DeliveryState = Literal["waiting", "delivered", "dead"]


class DeliveryView(View):
    """One event for one webhook: `id` is the `webhook-id` of every attempt.

    `status` is that of the last answer. Without an answer `problem` says why: `refused` is an
    address that is not public, `unreachable` one that nobody answers at, or not with TLS.
    """

    id: str
    event: str
    session_id: str | None
    state: DeliveryState
    attempts: int
    created_at: UtcTime
    tried_at: UtcTime | None
    due_at: UtcTime
    status: int | None
    problem: Literal["refused", "unreachable", "timeout", "secret_lost"] | None


class WebhookView(View):
    """A webhook with its last deliveries, the newest first; `dead` counts those given up."""

    id: str
    url: str
    events: list[WebhookEventName]
    created_at: UtcTime
    deliveries: list[DeliveryView]
    dead: int


class NewWebhook(WebhookView):
    """A new webhook. `secret` itself, which signs what is sent, is shown this once."""

    secret: str
