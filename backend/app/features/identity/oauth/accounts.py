"""From somebody at a provider to a user of ours."""

from app.features.identity import refresh_tokens, repository
from app.features.identity.oauth.profiles import Profile
from app.features.identity.refresh_tokens import SignIn
from app.storage.models import User
from app.storage.unit_of_work import UnitOfWork


async def sign_in(work: UnitOfWork, provider: str, profile: Profile) -> SignIn:
    """Sign in as the user that this account belongs to, made at the first sign-in.

    An account is linked to a user who has another one by a verified address alone. Without
    one, the user gets an address that no mail has (RFC 2606), so that nobody can take the
    place of whoever owns the real one.
    """
    user = await repository.by_account(work.db, provider, profile.provider_id)
    if user is None:
        address = profile.email or f"{profile.provider_id}@{provider}.invalid"
        new = User(
            email=address, name=profile.name, provider=provider, provider_id=profile.provider_id
        )
        user = await repository.find_or_add(work.db, new)
        if user is not new:
            await repository.link(work.db, user, provider, profile.provider_id)
    return await refresh_tokens.start(work, user)
