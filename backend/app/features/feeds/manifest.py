"""What feeds add to the platform."""

from app.features.feeds import (
    events,
    limits,
    own_data,
    permissions,
    reading,
    repository,
    routes,
    snapshot,
)
from app.features.feeds.rule_engine import jobs as rule_engine
from app.features.feeds.rule_engine import routes as rules
from app.features.feeds.sources import leading, measures
from app.features.feeds.values import jobs, signals
from app.storage.showable import Showable
from app.web.feature import EventCounter, Feature

FEATURE = Feature(
    "feeds",
    routers=[routes.router, rules.router],
    events=events.EVENTS,
    topics=[events.FEEDS],
    jobs=[*jobs.JOBS, *leading.JOBS, *rule_engine.JOBS],
    signals=signals.SIGNALS,
    event_counters=[EventCounter("feeds", "Feeds that were started", events.FeedStarted)],
    measures=measures.MEASURES,
    limits=limits.FeedLimits,
    exports=own_data.EXPORTS,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    showables=[Showable("feed", reading.showable, without_id=False)],
    reuse=repository.copy_stopped,
)
