"""Programs that fetch link previews; deploy/nginx has the same names."""

import re

# No browser says one of these, not even those inside of messengers ("KAKAOTALK", "LinkedInApp").
PREVIEW_AGENTS = (
    "kakaotalk-scrap|facebookexternalhit|facebot|meta-externalagent|meta-externalfetcher|twitterbot"
    "|slackbot|discordbot|telegrambot|whatsapp/|linkedinbot|skypeuripreview|microsoftpreview"
    "|line-poker|naverbot|yeti/|daum/|googlebot|google-pagerenderer|googlemessages|applebot|bingbot"
    "|pinterestbot|redditbot|mastodon/|mattermost-bot|vkshare|iframely|embedly|notionembedder"
)
_NAMES = re.compile(PREVIEW_AGENTS, re.IGNORECASE)


def shows_cards(user_agent: str) -> bool:
    """Return whether this is such a program and not a browser."""
    return _NAMES.search(user_agent) is not None
