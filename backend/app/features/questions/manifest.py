"""What questions add to the platform."""

from app.features.questions import (
    events,
    limits,
    options,
    own_data,
    own_updates,
    permissions,
    routes,
    snapshot,
    socket,
)
from app.features.questions.changes import erasing
from app.features.questions.voting.totals import QUESTION_VOTES
from app.web.feature import EventCounter, Feature, WebhookEvent

FEATURE = Feature(
    "questions",
    routers=[routes.router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    event_counters=[
        EventCounter("questions", "Questions that were committed and told", events.QuestionAsked)
    ],
    jobs=[*QUESTION_VOTES.jobs, *erasing.JOBS],
    limits=limits.QuestionLimits,
    signals=[*QUESTION_VOTES.signals, *own_updates.SIGNALS],
    snapshot=snapshot.PARTS,
    exports=own_data.EXPORTS,
    erase=own_data.erase,
    permissions=permissions.PERMISSIONS,
    topics=[events.MUTED_ASKERS],
    showables=snapshot.SHOWABLES,
    options=options.OPTIONS,
    webhook_events=[
        WebhookEvent("question.asked", events.QuestionAsked),
        WebhookEvent(
            "question.answered",
            events.QuestionUpdated,
            lambda data: data.get("state") == "answered",
        ),
    ],
)
