"""Words that a session blocks."""

from app.features.word_filter import codes, options, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "word_filter",
    routers=[routes.router],
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
    code_rule=codes.code_refused,
)
