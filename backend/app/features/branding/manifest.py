"""The look of a session: two settings, one of them a file, and what the pages show them by."""

from app.features.branding import limits, options, own_data, permissions, repository, routes
from app.web.feature import Feature

FEATURE = Feature(
    "branding",
    routers=[routes.router],
    files=[routes.UPLOAD],
    permissions=permissions.PERMISSIONS,
    limits=limits.LogoLimits,
    exports=own_data.EXPORTS,
    options=options.OPTIONS,
    reuse=repository.copy,
)
