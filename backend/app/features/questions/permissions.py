"""The roles that may ask, vote, read questions, and decide about them."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import EVERYBODY, HOSTS, READERS, Permission, scopes
from app.features.live_sessions.permissions import MayReach
from app.web.access import May

ASK = Permission("ask_question", EVERYBODY, scopes("messages:write"))
VOTE = Permission("vote_question", EVERYBODY, scopes("messages:write"))
READ_QUESTIONS = Permission("read_questions", READERS, scopes("messages:read"))
MODERATE_QUESTIONS = Permission("moderate_questions", HOSTS, scopes("messages:write"))
PERMISSIONS = [ASK, VOTE, READ_QUESTIONS, MODERATE_QUESTIONS]

MayReadQuestions = Annotated[Actor, Depends(MayReach(READ_QUESTIONS))]
MayModerate = Annotated[Actor, Depends(May(MODERATE_QUESTIONS))]
