"""REST routes of webhooks; no program reaches them."""

from fastapi import Depends

from app.features.identity.deps import Presenter
from app.features.webhooks import service
from app.features.webhooks.commands import CreateWebhook
from app.features.webhooks.limits import WebhookLimits
from app.features.webhooks.views import DeliveryState, DeliveryView, NewWebhook, WebhookView
from app.web.deps import Db, Work
from app.web.rate_limits import AddressLimit
from app.web.router import Router

router = Router(prefix="/api/webhooks", tags=["programs"])

sends = AddressLimit(
    "webhook_tests", lambda settings: settings.limits(WebhookLimits).limit_webhook_tests
)


@router.post("", status_code=201)
async def create(command: CreateWebhook, actor: Presenter, work: Work) -> NewWebhook:
    """Send events of my sessions to an address, signed with a secret that is shown this once."""
    return await work.run(service.create, actor, command)


@router.get("")
async def webhooks(actor: Presenter, db: Db) -> list[WebhookView]:
    """My webhooks with their last deliveries."""
    return await service.listed(db, actor)


@router.delete("/{webhook_id}", status_code=204)
async def remove(webhook_id: str, actor: Presenter, work: Work) -> None:
    """Delete one of my webhooks, and what it has not delivered."""
    await work.run(service.remove, actor, webhook_id)


@router.get("/{webhook_id}/deliveries")
async def deliveries(
    webhook_id: str, actor: Presenter, db: Db, state: DeliveryState | None = None
) -> list[DeliveryView]:
    """The last deliveries; with `state=dead` those that were given up."""
    return await service.deliveries(db, actor, webhook_id, state)


@router.post("/{webhook_id}/test", status_code=202, dependencies=[Depends(sends)])
async def test(webhook_id: str, actor: Presenter, work: Work) -> DeliveryView:
    """Send the event `webhook.test` there."""
    return await work.run(service.test, actor, webhook_id)


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/retry", status_code=202, dependencies=[Depends(sends)]
)
async def retry(webhook_id: str, delivery_id: str, actor: Presenter, work: Work) -> DeliveryView:
    """Send one of them again, under the same `webhook-id`."""
    return await work.run(service.retry, actor, webhook_id, delivery_id)
