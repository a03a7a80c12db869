"""The list of features, in the order in which the platform handles them."""

from collections.abc import Sequence

from app.core.config import Settings
from app.features.activities.manifest import FEATURE as ACTIVITIES
from app.features.activity_files.manifest import FEATURE as ACTIVITY_FILES
from app.features.api_tokens.manifest import FEATURE as API_TOKENS
from app.features.branding.manifest import FEATURE as BRANDING
from app.features.co_hosts.manifest import FEATURE as CO_HOSTS
from app.features.dashboard.manifest import dashboard
from app.features.event_log.manifest import FEATURE as EVENT_LOG
from app.features.feeds.manifest import FEATURE as FEEDS
from app.features.guess_limits.manifest import FEATURE as GUESS_LIMITS
from app.features.host_notes.manifest import FEATURE as HOST_NOTES
from app.features.identity.manifest import FEATURE as IDENTITY
from app.features.joining.manifest import joining
from app.features.lifetime.manifest import FEATURE as LIFETIME
from app.features.live_sessions.codes import declare as declare_code_rules
from app.features.live_sessions.manifest import FEATURE as LIVE_SESSIONS
from app.features.live_sessions.options import declare as declare_options
from app.features.message_posts.manifest import FEATURE as MESSAGE_POSTS
from app.features.message_reactions.manifest import FEATURE as MESSAGE_REACTIONS
from app.features.message_search.manifest import FEATURE as MESSAGE_SEARCH
from app.features.messages.manifest import FEATURE as MESSAGES
from app.features.moderation.manifest import FEATURE as MODERATION
from app.features.newcomers.manifest import FEATURE as NEWCOMERS
from app.features.own_messages.manifest import FEATURE as OWN_MESSAGES
from app.features.participant_tokens.manifest import FEATURE as PARTICIPANT_TOKENS
from app.features.participants.manifest import FEATURE as PARTICIPANTS
from app.features.people.manifest import FEATURE as PEOPLE
from app.features.privacy.manifest import privacy
from app.features.pulse.manifest import FEATURE as PULSE
from app.features.questions.manifest import FEATURE as QUESTIONS
from app.features.quiz.manifest import FEATURE as QUIZ
from app.features.reactions.manifest import FEATURE as REACTIONS
from app.features.rehearsals.manifest import rehearsals
from app.features.replay.manifest import FEATURE as REPLAY
from app.features.reports.manifest import FEATURE as REPORTS
from app.features.schedule.manifest import FEATURE as SCHEDULE
from app.features.screens.manifest import FEATURE as SCREENS
from app.features.stage.manifest import stage
from app.features.templates.manifest import FEATURE as TEMPLATES
from app.features.webhooks.manifest import webhooks
from app.features.word_filter.manifest import FEATURE as WORD_FILTER
from app.features.words.manifest import FEATURE as WORDS
from app.operations.health.manifest import FEATURE as HEALTH
from app.realtime import events, jobs
from app.realtime.gateway.limits import SocketLimits
from app.web.changes import ChangeLimits
from app.web.feature import Feature

_FEATURES = [
    HEALTH,
    IDENTITY,
    API_TOKENS,
    LIVE_SESSIONS,
    REPORTS,
    REPLAY,
    LIFETIME,
    SCHEDULE,
    CO_HOSTS,
    SCREENS,
    BRANDING,
    HOST_NOTES,
    EVENT_LOG,
    GUESS_LIMITS,
    PARTICIPANTS,
    PARTICIPANT_TOKENS,
    MESSAGES,
    MESSAGE_POSTS,
    MESSAGE_SEARCH,
    MESSAGE_REACTIONS,
    OWN_MESSAGES,
    MODERATION,
    WORD_FILTER,
    WORDS,
    NEWCOMERS,
    PEOPLE,
    QUESTIONS,
    REACTIONS,
    PULSE,
    ACTIVITY_FILES,  # first, or "export" would be the id of an activity
    ACTIVITIES,
    QUIZ,
    TEMPLATES,
    FEEDS,
    Feature("rest", limits=ChangeLimits),
    Feature("realtime", events=events.EVENTS, jobs=jobs.JOBS, limits=SocketLimits),
]

declare_options([feature.options for feature in _FEATURES if feature.options])
declare_code_rules([feature.code_rule for feature in _FEATURES if feature.code_rule])


def complete(features: Sequence[Feature]) -> list[Feature]:
    """Return these features with those that are made of all others' manifests.

    `joined_session` is put together from what all others show of a session; people's own data is
    what all others have stored of them; the stage shows what others let it show; a session that is
    used again, or rehearsed, has what all others had prepared; webhooks tell what others declare.
    """
    others = [dashboard(features), *features, stage(features), webhooks(features)]
    others.append(rehearsals(features))
    others.append(privacy(others))
    return [*others, joining(part for feature in others for part in feature.snapshot)]


FEATURES = complete(_FEATURES)

LIMITS = [feature.limits for feature in FEATURES if feature.limits]
SETTING_NAMES = [
    *Settings.model_fields,
    *(name for limits in LIMITS for name in limits.model_fields),
]


def check_limits(settings: Settings) -> None:
    """Read the limits of every feature, or exit with one line that says what to set."""
    for limits in LIMITS:
        settings.limits(limits)
