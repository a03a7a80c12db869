"""What quizzes add to the platform."""

from app.features.quiz import events, jobs, own_data, permissions, routes, snapshot, socket
from app.web.feature import Feature

FEATURE = Feature(
    "quiz",
    routers=[routes.router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    jobs=jobs.JOBS,
    signals=jobs.SIGNALS,
    permissions=permissions.PERMISSIONS,
    exports=own_data.EXPORTS,
    erase=own_data.erase,
    snapshot=snapshot.PARTS,
    showables=snapshot.SHOWABLES,
)
