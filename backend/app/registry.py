"""The features: one line each, with what it adds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter

from app.core.wire import Event
from app.features.crew import bearers as crew_bearers
from app.features.crew import jobs as crew_jobs
from app.features.crew import routes as crew_routes
from app.features.dashboard import routes as dashboard_routes
from app.features.event_log import jobs as event_log_jobs
from app.features.event_log import routes as event_log_routes
from app.features.event_log import socket as event_log_socket
from app.features.identity import bearers as identity_bearers
from app.features.identity import jobs as identity_jobs
from app.features.identity import routes as identity_routes
from app.features.identity.oauth import routes as oauth_routes
from app.features.joining import events as joining_events
from app.features.joining import socket as joining_socket
from app.features.lifetime import jobs as lifetime_jobs
from app.features.lifetime import routes as lifetime_routes
from app.features.live_sessions import events as live_session_events
from app.features.live_sessions import routes as live_session_routes
from app.features.messages import events as message_events
from app.features.messages import socket as message_socket
from app.features.moderation import events as moderation_events
from app.features.moderation import jobs as moderation_jobs
from app.features.moderation import routes as moderation_routes
from app.features.moderation import socket as moderation_socket
from app.features.newcomers import events as newcomer_events
from app.features.newcomers import jobs as newcomer_jobs
from app.features.newcomers import routes as newcomer_routes
from app.features.participants import bearers as participant_bearers
from app.features.participants import jobs as participant_jobs
from app.features.participants import routes as participant_routes
from app.features.people import events as people_events
from app.features.people import routes as people_routes
from app.features.privacy import events as privacy_events
from app.features.privacy import jobs as privacy_jobs
from app.features.privacy import routes as privacy_routes
from app.features.reactions import events as reaction_events
from app.features.reactions import jobs as reaction_jobs
from app.features.reactions import socket as reaction_socket
from app.features.reports import routes as report_routes
from app.features.seat_tokens import events as seat_token_events
from app.features.seat_tokens import jobs as seat_token_jobs
from app.features.seat_tokens import routes as seat_token_routes
from app.features.word_filter import routes as word_filter_routes
from app.operations.health import jobs as health_jobs
from app.operations.health import routes as health_routes
from app.realtime import events as realtime_events
from app.realtime import jobs as realtime_jobs
from app.realtime.gateway.door import SocketCommand
from app.realtime.scheduler import Job
from app.realtime.signals import Signal
from app.storage.bearers import Bearers


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
