"""Why a sign-in with a provider did not work; the sign-in page says it by its code."""

from app.core.refusal import Refusal


class ProviderUnknown(Refusal):
    """No provider of this name is configured."""

    code, status = "provider_unknown", 404
    ko = "여기서는 쓸 수 없는 로그인 방법이에요."
    en = "That way to sign in is not available here."


class ProviderUnavailable(Refusal):
    """The provider does not answer, or not as it should."""

    code, status = "provider_unavailable", 503
    retry = "later"
    ko = "로그인 서비스가 응답하지 않아요."
    en = "The sign-in service is not responding."


class SignInDenied(Refusal):
    """Whoever was asked at the provider said no."""

    code, status = "sign_in_denied", 403
    ko = "로그인을 취소했어요."
    en = "The sign-in was cancelled."


class SignInExpired(Refusal):
    """This browser has begun no sign-in, or too long ago, or has ended it already."""

    code, status = "sign_in_expired", 400
    ko = "로그인을 시작한 지 너무 오래됐어요."
    en = "The sign-in took too long."


class SignInForged(Refusal):
    """What came back does not belong to what this browser has begun, or is not genuine."""

    code, status = "sign_in_forged", 400
    ko = "로그인 응답을 확인하지 못했어요."
    en = "The sign-in response could not be verified."


class InAppBrowser(Refusal):
    """Google refuses to sign anybody in inside another app's browser."""

    code, status = "in_app_browser", 403
    ko = "앱 안의 브라우저에서는 로그인할 수 없어요."
    en = "Sign-in does not work inside another app."
