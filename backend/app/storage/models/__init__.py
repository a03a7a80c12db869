"""All tables; importing this module registers them in `Base.metadata`, also for Alembic."""

from app.storage.models.activity import Activity
from app.storage.models.activity_answer import ActivityAnswer
from app.storage.models.activity_vote import ActivityVote
from app.storage.models.api_token import ApiToken
from app.storage.models.co_host import CoHost
from app.storage.models.database_epoch import DatabaseEpoch
from app.storage.models.event import EventRow
from app.storage.models.feed import Feed
from app.storage.models.feed_point import FeedPoint
from app.storage.models.feed_rule import FeedRule
from app.storage.models.feed_series import FeedCandle, FeedGap
from app.storage.models.feed_signal import FeedSignal
from app.storage.models.hidden_word import HiddenWord
from app.storage.models.host_note import HostNote
from app.storage.models.identity import Identity
from app.storage.models.import_lease import ImportLease
from app.storage.models.live_session import LiveSession
from app.storage.models.message import Message
from app.storage.models.message_reaction import MessageReaction
from app.storage.models.participant import Participant
from app.storage.models.question import Question
from app.storage.models.question_vote import QuestionVote
from app.storage.models.reaction_minute import ReactionMinute
from app.storage.models.reaction_total import ReactionTotal
from app.storage.models.refresh_token import RefreshToken
from app.storage.models.rehearsal import Rehearsal
from app.storage.models.report_link import ReportLink
from app.storage.models.screen_token import ScreenToken
from app.storage.models.session_logo import SessionLogo
from app.storage.models.user import User
from app.storage.models.webhook import Webhook, WebhookCursor, WebhookDelivery
from app.storage.models.worker_lease import WorkerLease

__all__ = [
    "Activity",
    "ActivityAnswer",
    "ActivityVote",
    "ApiToken",
    "CoHost",
    "DatabaseEpoch",
    "EventRow",
    "Feed",
    "FeedCandle",
    "FeedGap",
    "FeedPoint",
    "FeedRule",
    "FeedSignal",
    "HiddenWord",
    "HostNote",
    "Identity",
    "ImportLease",
    "LiveSession",
    "Message",
    "MessageReaction",
    "Participant",
    "Question",
    "QuestionVote",
    "ReactionMinute",
    "ReactionTotal",
    "RefreshToken",
    "Rehearsal",
    "ReportLink",
    "ScreenToken",
    "SessionLogo",
    "User",
    "Webhook",
    "WebhookCursor",
    "WebhookDelivery",
    "WorkerLease",
]
