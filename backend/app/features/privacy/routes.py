"""REST routes of retention and of one's own account."""

from app.features.identity.cookies import OwnCookie
from app.features.identity.deps import Presenter
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView
from app.features.people import presenting
from app.features.people.commands import RenamePresenter
from app.features.privacy import account, service
from app.features.privacy.commands import ChangeRetention, DeleteAccount
from app.features.privacy.permissions import MayOwn
from app.features.privacy.views import AccountView
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api", tags=["privacy"])


@router.put("/sessions/{session_id}/retention")
async def keep_for(
    session_id: str, command: ChangeRetention, actor: MayOwn, work: Work, show: ShowSession
) -> LiveSessionView:
    """Keep my session for this many days after its end; 0 deletes it as soon as it ends."""
    return await show(await work.run(service.keep_for, actor, session_id, command))


@router.get("/account")
async def my_account(actor: Presenter, db: Db) -> AccountView:
    """My account, and how I sign in."""
    return await account.show(db, actor)


@router.patch("/account")
async def rename_account(command: RenamePresenter, actor: Presenter, work: Work) -> AccountView:
    """Change my name, also in my sessions that have not ended."""
    await work.run(presenting.rename, actor, command)
    return await account.show(work.db, actor)


@router.post("/account/deletion", status_code=204)
async def delete_account(
    command: DeleteAccount, actor: Presenter, work: Work, cookie: OwnCookie
) -> None:
    """Delete my account and all my sessions for good."""
    await account.delete(work, actor, command)
    cookie.forget()
