"""Bringing the database to the newest revision."""

from argparse import Namespace

from alembic import command
from alembic.config import Config

from app.core.config import ROOT


def run(_arguments: Namespace) -> None:
    """The word of the command line."""
    upgrade()


def upgrade() -> None:
    """Apply every migration that is missing; does nothing on a database that is up to date."""
    command.upgrade(alembic_config(), "head")


def alembic_config() -> Config:
    """Alembic's configuration, whatever the working directory."""
    return Config(ROOT / "backend" / "alembic.ini")
