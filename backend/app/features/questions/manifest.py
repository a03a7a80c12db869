"""What questions add to the platform."""

from app.features.questions import (
    events,
    limits,
    options,
    permissions,
    routes,
    snapshot,
    socket,
    telling,
)
from app.features.questions.voting.totals import QUESTION_VOTES
from app.web.feature import EventCounter, Feature

FEATURE = Feature(
    "questions",
    routers=[routes.router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    event_counters=[
        EventCounter("questions", "Questions that were committed and told", events.QuestionAsked)
    ],
    jobs=QUESTION_VOTES.jobs,
    limits=limits.QuestionLimits,
    signals=[*QUESTION_VOTES.signals, *telling.SIGNALS],
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    topics=[events.MUTED_ASKERS],
    showables=snapshot.SHOWABLES,
    options=options.OPTIONS,
)
