"""REST endpoints to one's own data."""

from fastapi import APIRouter

from app.features.identity.cookies import OwnCookie
from app.features.identity.deps import Presenter
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView
from app.features.participants.deps import OwnSeat
from app.features.people import presenting
from app.features.people.commands import RenamePresenter
from app.features.privacy import account, own_data, service
from app.features.privacy.commands import ChangeRetention, DeleteAccount
from app.features.privacy.views import AccountData, AccountView, OwnData
from app.web.access import MayOwn
from app.web.deps import Db, Work

router = APIRouter(prefix="/api", tags=["privacy"])


@router.put("/sessions/{session_id}/retention")
async def keep_for(
    session_id: str, command: ChangeRetention, actor: MayOwn, work: Work, show: ShowSession
) -> LiveSessionView:
    """Keep my session for so many days after its end; 0 deletes it as soon as it ends."""
    return await show(await work.run(service.keep_for, actor, session_id, command))


@router.get("/sessions/{session_id}/me/data")
async def own_data_in_session(session_id: str, seat: OwnSeat, db: Db) -> OwnData:
    """All that this session has of me, a participant."""
    return await own_data.read(db, seat, session_id)


@router.delete("/sessions/{session_id}/me", status_code=204)
async def erase_me(session_id: str, seat: OwnSeat, work: Work) -> None:
    """Delete my nickname and what I said; my seat is no more."""
    await work.run(own_data.erase, seat, session_id)


@router.get("/account")
async def my_account(actor: Presenter, db: Db) -> AccountView:
    """My account, and how I sign in."""
    return await account.show(db, actor)


@router.patch("/account")
async def rename_account(command: RenamePresenter, actor: Presenter, work: Work) -> AccountView:
    """Call myself something else; sessions of mine that go on hear of it."""
    await work.run(presenting.rename, actor, command)
    return await account.show(work.db, actor)


@router.get("/account/data")
async def account_data(actor: Presenter, db: Db) -> AccountData:
    """My account and my sessions, to keep."""
    return await account.read(db, actor)


@router.post("/account/deletion", status_code=204)
async def delete_account(
    command: DeleteAccount, actor: Presenter, work: Work, cookie: OwnCookie
) -> None:
    """Delete my account and all my sessions, for good."""
    await account.delete(work, actor, command)
    cookie.forget()
