"""From a provider's account to our user."""

from app.features.identity import refresh_tokens, repository
from app.features.identity.oauth.profiles import Profile
from app.features.identity.refresh_tokens import SignIn
from app.storage.models import User
from app.storage.unit_of_work import UnitOfWork


async def sign_in(work: UnitOfWork, provider: str, profile: Profile) -> SignIn:
    """Return the user of this account, created at the first sign-in.

    Only a verified address links an account to an existing user. Without one, the user gets an
    address that cannot receive mail (RFC 2606), so that nobody can take over the real owner's
    account.
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
