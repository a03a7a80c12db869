"""Refusals of scheduling."""

from app.core.refusal import Refusal


class AlreadyStarted(Refusal):
    """Only a session that has not started is scheduled."""

    code, status = "already_started", 409
    ko = "이미 시작한 세션은 예약할 수 없어요."
    en = "A session that has started can't be scheduled."


class ScheduledInPast(Refusal):
    """The time is over, by the server's clock."""

    code, status = "scheduled_in_past", 409
    ko = "이미 지난 시각이에요."
    en = "That time is in the past."


class ScheduledTooFar(Refusal):
    """The time is further away than sessions are scheduled."""

    code, status = "scheduled_too_far", 409
    ko = "2년 안의 시각으로 예약할 수 있어요."
    en = "Sessions can be scheduled up to two years ahead."


class TimeZoneUnknown(Refusal):
    """The IANA database has no zone of this name."""

    code, status = "time_zone_unknown", 409
    ko = "알 수 없는 시간대예요."
    en = "That time zone is not known."


class TimeZoneMissing(Refusal):
    """A local time without an offset needs a zone."""

    code, status = "time_zone_missing", 409
    ko = "어느 시간대의 시각인지 알려 주세요."
    en = "Say which time zone that time is in."


class LocalTimeMissing(Refusal):
    """The zone's clocks skip this time, as when daylight saving time begins."""

    code, status = "local_time_missing", 409
    ko = "서머타임이 시작되면서 이 시간대에는 없는 시각이에요."
    en = "Clocks in that zone skip this time, as daylight saving time begins."


class NotScheduled(Refusal):
    """The session has no time at which it is to begin."""

    code, status = "not_scheduled", 404
    ko = "시작 시각이 정해지지 않은 세션이에요."
    en = "This session has no start time."


class ScheduleMissing(Refusal):
    """A zone, or starting by itself, is about a time that is not set."""

    code, status = "schedule_missing", 409
    ko = "먼저 시작 시각을 정해 주세요."
    en = "Set a start time first."
