"""A presenter's webhooks with their last deliveries, among all of their own data."""

from app.features.webhooks import service
from app.features.webhooks.views import WebhookView
from app.storage.own_data import Export

EXPORTS = [Export("webhooks", list[WebhookView], of_account=service.of_user)]
