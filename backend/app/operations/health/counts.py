"""This worker's counters as Prometheus metrics."""

from collections.abc import Iterator

from app.core.metrics import METRICS
from app.operations.canary.canary import Canary
from app.operations.health.families import Family, counter, counters, gauges, histogram, summary
from app.operations.health.labels import Labels
from app.realtime.context import WorkerContext

# Named before they happen: a rate needs a zero to begin from.
_EVICTIONS = ("unread", "silent", "unfetched", "flood")
_GAPS = ("found", "repaired", "skipped")


def families(labels: Labels) -> Iterator[Family]:
    """Return all metrics except the canary's."""
    yield from _endpoints(labels)
    yield from _rooms(labels)
    yield from _work()


def _endpoints(labels: Labels) -> Iterator[Family]:
    of_route = ["method", "route"]
    yield counters("acks", "Commands that were carried out", ["command"], METRICS.acks)
    yield counters("nacks", "Commands that were refused", ["command", "code"], METRICS.nacks)
    yield counter("unexpected_errors", "Errors that nobody foresaw", METRICS.errors)
    limited = {limit: METRICS.limited[limit] for limit in labels.limits}
    yield counters("rate_limited", "What limits have refused", ["limit"], limited)
    yield counters("http_requests", "Requests", [*of_route, "status"], METRICS.requests)
    yield histogram(
        "http_request_seconds", "How long requests took", of_route, METRICS.request_seconds
    )


def _rooms(labels: Labels) -> Iterator[Family]:
    joins = {role: METRICS.joins[role] for role in labels.roles}
    yield counters("joins", "Sockets that entered a room", ["role"], joins)
    for one in labels.event_counters:
        yield counter(one.name, one.about, METRICS.facts[one.event.name])
    yield counters("facts", "Facts that were committed, by name", ["fact"], METRICS.facts)
    yield counter("fan_out_writes", "Members written to in flushes", METRICS.writes)
    yield histogram("fan_out_seconds", "One flush to a room", [], {(): METRICS.flushes})
    yield histogram(
        "delivery_seconds",
        "A message, from its arrival until this worker has written to every member here",
        [],
        {(): METRICS.deliveries},
    )
    evicted = {reason: METRICS.evicted[reason] for reason in _EVICTIONS}
    yield counters("evicted", "Connections that were cut", ["reason"], evicted)
    gaps = {kind: METRICS.gaps[kind] for kind in _GAPS}
    yield counter("gaps", "Facts that did not come in time by the bus", gaps["found"])
    yield counter("repaired_facts", "Facts that rooms read from the log", gaps["repaired"])
    yield counter("skipped_gaps", "Gaps that the log knows nothing of", gaps["skipped"])


def _work() -> Iterator[Family]:
    yield histogram("commit_seconds", "The commit alone", [], {(): METRICS.commits})
    yield histogram(
        "transaction_seconds", "From begin to commit, both included", [], {(): METRICS.transactions}
    )
    yield summary("job_seconds", "Rounds of jobs", "task", METRICS.job_seconds)
    failed = {job: METRICS.job_failures[job] for job in METRICS.job_seconds}
    yield counters("job_failures", "Rounds of jobs that failed", ["task"], failed)


def of_features(labels: Labels, context: WorkerContext) -> Iterator[Family]:
    """Return what this worker does for its features, as they say."""
    for one in labels.measures:
        values = one.read(context)
        if one.counts:
            yield counters(one.name, one.about, [one.label], values)
        else:
            yield gauges(one.name, one.about, one.label, values)


def of_canary(canary: Canary) -> Iterator[Family]:
    """Return the canary's metrics; none while it is off."""
    if not canary.is_on:
        return
    yield counter("canary_messages", "What the canary has sent", canary.sent)
    yield counter("canary_failures", "What the canary could not do", canary.failures)
    yield histogram(
        "canary_seconds",
        "A canary's message, from its sending until this worker's canary receives it",
        ["sender"],
        canary.latencies,
    )
    yield gauges(
        "canary_silence_seconds",
        "Since the canary last received its own message, or another worker's; or since the start",
        "sender",
        canary.silence(),
    )
