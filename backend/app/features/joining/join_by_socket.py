"""Joining over the socket: as POST /api/join does, under all of its checks and limits."""

from app.core.config import get_settings
from app.core.security import create_participant_token
from app.features.guess_limits.admission import Admission
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.guard import limiting_guesses
from app.features.guess_limits.passcode import trying_passcode
from app.features.joining.commands import JoinSession
from app.features.joining.errors import CodeRequired
from app.features.live_sessions import queries
from app.features.live_sessions.passcodes import try_passcode
from app.features.newcomers.ticket import read_ticket
from app.features.newcomers.waiting_list import waiting_list
from app.features.participants import service
from app.features.participants.commands import Join
from app.features.participants.limits import JoinLimits
from app.realtime.gateway.dispatcher import Call
from app.storage.unit_of_work import UnitOfWork
from app.web.rate_limits import count


async def join_by_socket(call: Call, command: JoinSession) -> str:
    """Join under the command's nickname; the answer is the participant's token.

    Raises:
        CodeRequired: the session is named by its id alone, and is none of the demo.
        RateLimited: too many join from this address.
        Refusal: whatever POST /api/join refuses.
    """
    code = command.session_code or await _demo_code(call, command.session_id or "")
    context, address = call.context, call.connection.address
    await count(context.limiter, "joins", address, get_settings().limits(JoinLimits).limit_joins)
    asker = Asker(address, proof=command.proof or "")
    wanted = Join(nickname=command.nickname or "", passcode=command.passcode)

    async def knows() -> bool:
        async with context.open_db() as db:
            return await queries.is_known(db, code, command.k or "")

    async def nickname() -> str:
        return wanted.nickname

    ticket = read_ticket(command.ticket, code) if command.ticket else None
    admission = Admission(waiting_list(context), code, ticket, nickname)
    async with limiting_guesses(context.limiter, asker, knows=knows, admission=admission) as guard:
        async with context.open_db() as db:
            if wanted.passcode:
                async with trying_passcode(context.limiter, asker, code):
                    await try_passcode(db, code, wanted.passcode)
            joined = await service.join(UnitOfWork(db, context.bus), code, wanted)
        await guard.found()
    return create_participant_token(joined.participant.id, joined.session.id)


async def _demo_code(call: Call, session_id: str) -> str:
    if get_settings().has_test_login:
        async with call.context.open_db() as db:
            if (code := await queries.demo_code(db, session_id)) is not None:
                return code
    raise CodeRequired
