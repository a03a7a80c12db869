"""A presenter's tokens, among all of their own data."""

from app.features.api_tokens import service
from app.features.api_tokens.views import TokenView
from app.storage.own_data import Export

EXPORTS = [Export("tokens", list[TokenView], of_account=service.of_user)]
