"""A presenter's webhooks: created, listed, deleted, tested, and tried again."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.sealing import seal
from app.features.identity import service as identity
from app.features.webhooks import repository
from app.features.webhooks.commands import CreateWebhook
from app.features.webhooks.errors import DeliveryNotFound, TooManyWebhooks, WebhookNotFound
from app.features.webhooks.signing import PURPOSE, new_secret
from app.features.webhooks.targets import AllowedTargets
from app.features.webhooks.views import (
    TEST,
    DeliveryState,
    DeliveryView,
    NewWebhook,
    WebhookView,
)
from app.storage.models import Webhook, WebhookDelivery
from app.storage.unit_of_work import UnitOfWork

MOST_WEBHOOKS = 20
_LAST = 20  # deliveries that a list shows of each webhook
_MOST_SHOWN = 200


async def create(work: UnitOfWork, actor: Actor, command: CreateWebhook) -> NewWebhook:
    """Create a webhook, whose secret is known now and never again.

    Raises:
        WebhookUrlRefused: this server sends nothing to that address.
        TooManyWebhooks: the presenter has enough.
    """
    AllowedTargets(get_settings().webhook_hosts).check(command.url)
    await identity.lock(work.db, actor.id)
    if len(await repository.of_user(work.db, actor.id)) >= MOST_WEBHOOKS:
        raise TooManyWebhooks
    secret = new_secret()
    webhook = Webhook(
        user_id=actor.id,
        url=command.url,
        events=" ".join(sorted(set(command.events))),
        secret=seal(PURPOSE, secret),
    )
    await repository.add(work.db, webhook)
    return NewWebhook.model_validate({**await _shown(work.db, webhook), "secret": secret})


async def listed(db: AsyncSession, actor: Actor) -> list[WebhookView]:
    """Return the presenter's webhooks with their last deliveries."""
    return await of_user(db, actor.id)


async def of_user(db: AsyncSession, user_id: str) -> list[WebhookView]:
    """Do the same by the presenter's id."""
    webhooks = await repository.of_user(db, user_id)
    return [WebhookView.model_validate(await _shown(db, webhook)) for webhook in webhooks]


async def deliveries(
    db: AsyncSession, actor: Actor, webhook_id: str, state: DeliveryState | None
) -> list[DeliveryView]:
    """Return a webhook's last deliveries, those of one state if it is given.

    Raises:
        WebhookNotFound: not one of the presenter's.
    """
    webhook = _found(await repository.one_of_user(db, actor.id, webhook_id))
    found = await repository.newest(db, webhook.id, _MOST_SHOWN, state)
    return [DeliveryView.model_validate(one) for one in found]


async def remove(work: UnitOfWork, actor: Actor, webhook_id: str) -> None:
    """Delete a webhook; nothing more is sent there.

    Raises:
        WebhookNotFound: not one of the presenter's.
    """
    await repository.remove(work.db, await _own(work.db, actor, webhook_id))


async def test(work: UnitOfWork, actor: Actor, webhook_id: str) -> DeliveryView:
    """Store a delivery of `webhook.test`, an event without data; it is sent within a second.

    Raises:
        WebhookNotFound: not one of the presenter's.
    """
    webhook, now = await _own(work.db, actor, webhook_id), utc_now()
    made = WebhookDelivery(
        webhook_id=webhook.id, event=TEST, state="waiting", attempts=0, due_at=now, created_at=now
    )
    await repository.add(work.db, made)
    return DeliveryView.model_validate(made)


async def retry(work: UnitOfWork, actor: Actor, webhook_id: str, delivery_id: str) -> DeliveryView:
    """Send a delivery again, under the same `webhook-id`; its attempts are counted anew.

    Raises:
        WebhookNotFound: not one of the presenter's.
        DeliveryNotFound: not one of this webhook's.
    """
    webhook = await _own(work.db, actor, webhook_id)
    found = await repository.delivery(work.db, webhook.id, delivery_id)
    if found is None:
        raise DeliveryNotFound
    found.state, found.attempts, found.due_at = "waiting", 0, utc_now()
    return DeliveryView.model_validate(found)


async def _own(db: AsyncSession, actor: Actor, webhook_id: str) -> Webhook:
    return _found(await repository.locked(db, actor.id, webhook_id))


def _found(webhook: Webhook | None) -> Webhook:
    if webhook is None:
        raise WebhookNotFound
    return webhook


async def _shown(db: AsyncSession, webhook: Webhook) -> dict[str, object]:
    return {
        **webhook.columns(),
        "events": webhook.events.split(),
        "deliveries": await repository.newest(db, webhook.id, _LAST),
        "dead": await repository.dead(db, webhook.id),
    }
