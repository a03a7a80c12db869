"""The standings of a quiz after its last revealed question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.quiz import repository
from app.features.quiz.events import Leaderboard, Place, Score
from app.features.quiz.ranking import ranked

TOP = 10

Answered = tuple[int, bool]  # the points of an answer, and whether it is right


@dataclass(frozen=True, slots=True)
class Board:
    """The players' points after the questions `revealed`, and their answers to the last of them.

    `totals` are those of everybody who played, `ranks` of those who are ranked, best first.
    """

    activity_id: str
    revealed: Sequence[str]
    totals: Mapping[str, int]
    last: Mapping[str, Answered]
    ranks: Mapping[str, int]
    leaderboard: Leaderboard

    def score(self, participant_id: str) -> Score | None:
        """Return a participant's score, None if they are not ranked."""
        rank = self.ranks.get(participant_id)
        if rank is None:
            return None
        gained, right = self.last.get(participant_id, (0, None))
        return Score(
            id=self.activity_id,
            question_id=self.revealed[-1],
            points=self.totals[participant_id],
            gained=gained,
            rank=rank,
            right=right,
        )


async def read_board(
    db: AsyncSession,
    session_id: str,
    activity_id: str,
    revealed: Sequence[str],
    before: Board | None = None,
) -> Board:
    """Read the standings after these questions, of which there is one at least.

    With the standings before the last of them, only the answers to the last one are read: the
    others do not change.
    """
    answers = await repository.answers_to(db, activity_id, revealed[-1])
    last = {player: (points or 0, bool(right)) for player, points, right in answers}
    totals = Counter(await _totals(db, activity_id, revealed[:-1], before))
    totals.update({player: points for player, (points, _) in last.items()})
    unranked = await repository.unranked(db, session_id)
    ranks = ranked(one for one in totals.items() if one[0] not in unranked)
    top = [*ranks][:TOP]
    names = await repository.nicknames(db, top)
    places = [
        Place(rank=ranks[one], id=one, nickname=names[one], points=totals[one]) for one in top
    ]
    leaderboard = Leaderboard(id=activity_id, question_id=revealed[-1], top=places, of=len(ranks))
    return Board(activity_id, revealed, totals, last, ranks, leaderboard)


async def _totals(
    db: AsyncSession, activity_id: str, revealed: Sequence[str], before: Board | None
) -> Mapping[str, int]:
    is_known = before is not None and before.activity_id == activity_id
    if is_known and before is not None and [*before.revealed] == [*revealed]:
        return before.totals
    return await repository.totals(db, activity_id, revealed) if revealed else {}
