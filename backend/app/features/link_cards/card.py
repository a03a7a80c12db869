"""A preview as a page: Open Graph tags (https://ogp.me), and nothing that executes."""

from dataclasses import dataclass
from html import escape

from app.core.locale import Locale

NAME = "EngageNow"
PICTURE = "/assets/link-card-1.png"  # kept for a year: another picture needs another number
_SIZE = {"width": "1200", "height": "630"}
_ANY_SESSION: dict[Locale, str] = {
    "ko": "코드 하나로 세션에 참여해요.",
    "en": "Join a live session with one code.",
}
_ONE_SESSION: dict[Locale, str] = {
    "ko": "{presenter}님의 세션에 참여하기",
    "en": "Join {presenter}’s session",
}
_LOCALES: dict[Locale, str] = {"ko": "ko_KR", "en": "en_US"}


@dataclass(frozen=True, slots=True)
class Card:
    """The content of a preview, in one language."""

    locale: Locale
    title: str
    description: str

    @classmethod
    def of_any(cls, locale: Locale) -> "Card":
        """Return the preview of a link without anything about its session."""
        return cls(locale, NAME, _ANY_SESSION[locale])

    @classmethod
    def of_session(cls, locale: Locale, title: str, presenter: str) -> "Card":
        """Return the preview of a session that anybody with the link may join."""
        description = _ONE_SESSION[locale].format(presenter=_one_line(presenter))
        return cls(locale, _one_line(title), description)

    def page(self, base: str, url: str) -> str:
        """Return the whole page for link `url` on the server at `base`; both are absolute."""
        title, description = escape(self.title), escape(self.description)
        tags = "\n".join(f"    {tag}" for tag in self._tags(base, url))
        return (
            f'<!doctype html>\n<html lang="{self.locale}">\n'
            '  <head>\n    <meta charset="utf-8" />\n'
            f"    <title>{title}</title>\n{tags}\n  </head>\n"
            f'  <body>\n    <h1><a href="{escape(url)}">{title}</a></h1>\n'
            f"    <p>{description}</p>\n  </body>\n</html>\n"
        )

    def _tags(self, base: str, url: str) -> list[str]:
        graph = {
            "type": "website",
            "site_name": NAME,
            "title": self.title,
            "description": self.description,
            "url": url,
            "locale": _LOCALES[self.locale],
            "image": base + PICTURE,
            "image:type": "image/png",
            **{f"image:{name}": value for name, value in _SIZE.items()},
            "image:alt": NAME,
        }
        named = {"description": self.description, "twitter:card": "summary_large_image"}
        return [
            *(_tag("property", f"og:{name}", value) for name, value in graph.items()),
            *(_tag("name", name, value) for name, value in named.items()),
        ]


def _tag(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}" />'


def _one_line(text: str) -> str:
    return " ".join(text.split())
