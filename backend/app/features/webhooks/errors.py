"""Refusals of webhooks."""

from app.core.refusal import Refusal


class WebhookNotFound(Refusal):
    """Not one of the presenter's webhooks."""

    code, status = "webhook_not_found", 404
    ko = "웹훅을 찾을 수 없어요."
    en = "There is no such webhook."


class DeliveryNotFound(Refusal):
    """Not a delivery of this webhook."""

    code, status = "delivery_not_found", 404
    ko = "전송 기록을 찾을 수 없어요."
    en = "There is no such delivery."


class TooManyWebhooks(Refusal):
    """The presenter has so many that no more are created."""

    code, status = "too_many_webhooks", 409
    ko = "웹훅이 너무 많아요. 쓰지 않는 웹훅을 먼저 삭제해 주세요."
    en = "You have too many webhooks. Delete some that you no longer use."


class WebhookUrlRefused(Refusal):
    """The address is none that this server sends to."""

    code, status = "webhook_url_refused", 400
    ko = "https://로 시작하는 공개 주소만 쓸 수 있어요. 아이디나 비밀번호는 넣을 수 없어요."
    en = "Use a public address that begins with https://, without a user name or password."
