"""Why signing in with a provider failed; the sign-in page explains each code."""

from app.core.refusal import Refusal


class ProviderUnknown(Refusal):
    """No provider of this name is configured."""

    code, status = "provider_unknown", 404
    ko = "여기서는 쓸 수 없는 로그인 방법이에요."
    en = "That way to sign in is not available here."


class ProviderUnavailable(Refusal):
    """The provider does not answer, or not correctly."""

    code, status = "provider_unavailable", 503
    retry = "later"
    ko = "로그인 서비스가 응답하지 않아요."
    en = "The sign-in service is not responding."


class SignInDenied(Refusal):
    """The person declined at the provider."""

    code, status = "sign_in_denied", 403
    ko = "로그인을 취소했어요."
    en = "The sign-in was cancelled."


class SignInExpired(Refusal):
    """This browser has started no sign-in, or it expired or is already completed."""

    code, status = "sign_in_expired", 400
    ko = "로그인을 시작한 지 너무 오래됐어요."
    en = "The sign-in took too long."


class SignInForged(Refusal):
    """The answer does not belong to this browser's sign-in, or is not genuine."""

    code, status = "sign_in_forged", 400
    ko = "로그인 응답을 확인하지 못했어요."
    en = "The sign-in response could not be verified."


class InAppBrowser(Refusal):
    """Google refuses sign-in inside another app's browser."""

    code, status = "in_app_browser", 403
    ko = "앱 안의 브라우저에서는 로그인할 수 없어요."
    en = "Sign-in does not work inside another app."
