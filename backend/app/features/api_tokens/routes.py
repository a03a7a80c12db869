"""REST routes of tokens; no program reaches them."""

from app.features.api_tokens import service
from app.features.api_tokens.commands import CreateToken
from app.features.api_tokens.views import NewToken, TokenView
from app.features.identity.deps import Presenter
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/tokens", tags=["programs"])


@router.post("", status_code=201)
async def create(command: CreateToken, actor: Presenter, work: Work) -> NewToken:
    """Create a token with which programs may do something as me; it is shown this once."""
    return await work.run(service.create, actor, command)


@router.get("")
async def tokens(actor: Presenter, db: Db) -> list[TokenView]:
    """My tokens, the newest first."""
    return await service.listed(db, actor)


@router.delete("/{token_id}", status_code=204)
async def revoke(token_id: str, actor: Presenter, work: Work) -> None:
    """Revoke one of my tokens; its connections end within a second."""
    await work.run(service.revoke, actor, token_id)
