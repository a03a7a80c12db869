"""Browsers inside other apps, in which Google refuses sign-in."""

import re

# KakaoTalk, Naver, LINE, Facebook, Instagram, and Android's bare WebView.
_APPS = re.compile(r"KAKAOTALK|NAVER\(inapp|\bLine/|FBAN|FBAV|Instagram|; wv\)")


def is_in_app(user_agent: str | None) -> bool:
    """Return whether this is a browser inside another app."""
    return _APPS.search(user_agent or "") is not None
