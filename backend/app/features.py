"""The features: one line each, with what it adds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter

from app.core.wire import Event
from app.crew import bearers as crew_bearers
from app.crew import jobs as crew_jobs
from app.crew import routes as crew_routes
from app.dashboard import routes as dashboard_routes
from app.event_log import jobs as event_log_jobs
from app.event_log import routes as event_log_routes
from app.event_log import socket as event_log_socket
from app.health import jobs as health_jobs
from app.health import routes as health_routes
from app.identity import bearers as identity_bearers
from app.identity import jobs as identity_jobs
from app.identity import routes as identity_routes
from app.identity.oauth import routes as oauth_routes
from app.joining import events as joining_events
from app.joining import socket as joining_socket
from app.lifetime import jobs as lifetime_jobs
from app.lifetime import routes as lifetime_routes
from app.live_sessions import events as live_session_events
from app.live_sessions import routes as live_session_routes
from app.messages import events as message_events
from app.messages import socket as message_socket
from app.moderation import events as moderation_events
from app.moderation import jobs as moderation_jobs
from app.moderation import routes as moderation_routes
from app.moderation import socket as moderation_socket
from app.newcomers import events as newcomer_events
from app.newcomers import jobs as newcomer_jobs
from app.newcomers import routes as newcomer_routes
from app.participants import bearers as participant_bearers
from app.participants import jobs as participant_jobs
from app.participants import routes as participant_routes
from app.people import events as people_events
from app.people import routes as people_routes
from app.privacy import events as privacy_events
from app.privacy import jobs as privacy_jobs
from app.privacy import routes as privacy_routes
from app.reactions import events as reaction_events
from app.reactions import jobs as reaction_jobs
from app.reactions import socket as reaction_socket
from app.realtime import events as realtime_events
from app.realtime import jobs as realtime_jobs
from app.realtime.door import SocketCommand
from app.realtime.scheduler import Job
from app.realtime.signals import Signal
from app.reports import routes as report_routes
from app.seat_tokens import events as seat_token_events
from app.seat_tokens import jobs as seat_token_jobs
from app.seat_tokens import routes as seat_token_routes
from app.storage.bearers import Bearers
from app.word_filter import routes as word_filter_routes


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature adds to the house."""

    router: APIRouter | None = None
    commands: Sequence[SocketCommand] = ()
    events: Sequence[type[Event]] = ()
    jobs: Sequence[Job] = ()
    signals: Sequence[Signal] = ()
    bearers: Bearers = field(default_factory=dict)


FEATURES = [
    Feature(health_routes.router, jobs=health_jobs.JOBS),
    Feature(identity_routes.router, jobs=identity_jobs.JOBS, bearers=identity_bearers.BEARERS),
    Feature(oauth_routes.router),
    Feature(
        live_session_routes.router,
        events=live_session_events.EVENTS,
    ),
    Feature(dashboard_routes.router),
    Feature(report_routes.router),
    Feature(lifetime_routes.router, jobs=lifetime_jobs.JOBS),
    Feature(crew_routes.router, jobs=crew_jobs.JOBS, bearers=crew_bearers.BEARERS),
    Feature(event_log_routes.router, event_log_socket.COMMANDS, jobs=event_log_jobs.JOBS),
    Feature(
        participant_routes.router,
        jobs=participant_jobs.JOBS,
        bearers=participant_bearers.BEARERS,
    ),
    Feature(
        commands=joining_socket.COMMANDS,
        events=joining_events.EVENTS,
        signals=joining_socket.SIGNALS,
    ),
    Feature(
        seat_token_routes.router,
        events=seat_token_events.EVENTS,
        jobs=seat_token_jobs.JOBS,
    ),
    Feature(commands=message_socket.COMMANDS, events=message_events.EVENTS),
    Feature(
        moderation_routes.router,
        events=moderation_events.EVENTS,
        jobs=moderation_jobs.JOBS,
        signals=moderation_socket.SIGNALS,
    ),
    Feature(word_filter_routes.router),
    Feature(newcomer_routes.router, events=newcomer_events.EVENTS, jobs=newcomer_jobs.JOBS),
    Feature(people_routes.router, events=people_events.EVENTS),
    Feature(privacy_routes.router, events=privacy_events.EVENTS, jobs=privacy_jobs.JOBS),
    Feature(
        commands=reaction_socket.COMMANDS,
        events=reaction_events.EVENTS,
        jobs=reaction_jobs.JOBS,
        signals=reaction_socket.SIGNALS,
    ),
    Feature(events=realtime_events.EVENTS, jobs=realtime_jobs.JOBS),
]
