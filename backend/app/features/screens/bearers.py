"""A screen as an actor in the live session that it shows."""

from app.features.screens import service
from app.storage.bearers import Bearers

BEARERS: Bearers = {"screen": service.screen_in}
