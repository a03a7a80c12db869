"""The roles that may run feeds, and read them."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, READERS, Permission, scopes
from app.features.live_sessions.permissions import MayReach
from app.web.access import May

RUN = Permission("run_feeds", HOSTS, scopes("feeds:write"))
READ = Permission("read_feed", READERS, scopes("feeds:write", "messages:read"))
PERMISSIONS = [RUN, READ]

MayRunFeeds = Annotated[Actor, Depends(May(RUN))]
MayReadFeed = Annotated[Actor, Depends(MayReach(READ))]
