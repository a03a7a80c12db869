"""People at work, under Locust: `make locust`, or `locust -f load/locustfile.py --host ...`.

For hundreds of complete clients and the REST work. Thousands in a room: websocket_load.py.
"""

import sys
from pathlib import Path
from typing import Any

from locust import events
from locust.env import Environment

sys.path.insert(0, str(Path(__file__).resolve().parent))

from users import session
from users.feeds import FeedProgram
from users.programs import Program
from users.quiz import QuizHost, QuizPlayer
from users.rest import Newcomer, Presenter
from users.room import Member

__all__ = [
    "FeedProgram",
    "Member",
    "Newcomer",
    "Presenter",
    "Program",
    "QuizHost",
    "QuizPlayer",
]


@events.init.add_listener
def _bound(environment: Environment, **_more: Any) -> None:
    session.bound(environment)


@events.test_start.add_listener
def _open(environment: Environment, **_more: Any) -> None:
    session.Session.open(environment.host or "")
    session.QuizRoom.open(environment.host or "")


@events.quitting.add_listener
def _check_limits(environment: Environment, **_more: Any) -> None:
    session.check_limits(environment)
