"""Refusals of reports."""

from app.core.refusal import Refusal


class ReportLinkOver(Refusal):
    """The link was used, has expired, or never was one."""

    code, status = "report_link_over", 410
    ko = "이 링크는 이미 썼거나 시간이 지났어요. 보고서를 다시 만들어 주세요."
    en = "This link was used already, or its time is over. Ask for the report again."
