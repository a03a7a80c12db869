"""REST routes to one's own data; the features' manifests name the parts."""

from collections.abc import Sequence
from typing import Any

from app.features.identity.deps import Presenter
from app.features.participants.deps import OwnClaims
from app.features.privacy import account, participant_data
from app.features.privacy.views import account_form, participant_form
from app.web.deps import Db, Work
from app.web.feature import Feature
from app.web.router import Router


class OwnDataEndpoints:
    """Exports the data of every feature, and lets every feature erase its own."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.exports = [export for feature in features for export in feature.exports]
        # The last feature first: who others build upon, and the participant's own row, go last.
        self._erasers = [one.erase for one in reversed(features) if one.erase]

    async def own_data_in_session(self, session_id: str, claims: OwnClaims, db: Db) -> Any:
        """Everything that this session stores about me, a participant."""
        return await participant_data.read(db, claims, session_id, self.exports)

    async def erase_me(self, session_id: str, claims: OwnClaims, work: Work) -> None:
        """Delete my nickname and what I said; I am no participant any more."""
        await work.run(participant_data.erase, claims, session_id, self._erasers)

    async def account_data(self, actor: Presenter, db: Db) -> Any:
        """My account and my sessions, as an export."""
        return await account.read(db, actor, self.exports)


def router_of(features: Sequence[Feature]) -> Router:
    """Return the routes to the data that these features store."""
    endpoints = OwnDataEndpoints(features)
    exports = endpoints.exports
    router = Router(prefix="/api", tags=["privacy"])
    me = "/sessions/{session_id}/me"
    router.get(f"{me}/data", response_model=participant_form(exports))(
        endpoints.own_data_in_session
    )
    router.delete(me, status_code=204)(endpoints.erase_me)
    router.get("/account/data", response_model=account_form(exports))(endpoints.account_data)
    return router
