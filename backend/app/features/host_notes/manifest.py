"""What the notes of hosts add to the platform."""

from app.features.host_notes import limits, own_data, permissions, repository, routes
from app.web.feature import Feature

FEATURE = Feature(
    "host_notes",
    routers=[routes.router],
    limits=limits.NotesLimits,
    permissions=permissions.PERMISSIONS,
    exports=own_data.EXPORTS,
    reuse=repository.copy,
)
