"""What the wire says, generated from the server's contract by scripts/contract.py.

Of the contract with the digest 1dbf3f227409c48dd8c98c055d307ecc.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, field


class ActivityClosed(Struct, gc=False):
    """
    The activity `id` takes no more answers.
    """

    closed_at: str
    id: str
    seq: int


class ActivityConcealed(Struct, gc=False):
    """
    The results of the activity `id` are for hosts again.
    """

    id: str
    seq: int


class ActivityRemoved(Struct, gc=False):
    """
    The activity `id` and its answers are deleted.
    """

    id: str
    seq: int


class ActivityReset(Struct, gc=False):
    """
    The activity `id` is a draft again, and its answers are deleted.
    """

    id: str
    seq: int


class ActivityResults(Struct, gc=False):
    """
    How many have `answered` the activity `id`, at most twice a second.

    `results` are left out for whom they are not revealed to. The event may be lost: the next one,
    and `activity` in `joined_session`, contain the same.
    """

    answered: int
    id: str
    results: Any | UnsetType = UNSET


class ActivityRevealed(Struct, gc=False):
    """
    Everybody sees the results of the activity `id`, and its solution if it has one.
    """

    id: str
    results: Any
    seq: int
    solution: list[str] | None


Answer1: TypeAlias = Annotated[str, Meta(max_length=2000)]


Answer2: TypeAlias = Annotated[int, Meta(ge=-1000, le=1000)]


Answer3Item: TypeAlias = Annotated[str, Meta(max_length=2000)]


Answer3: TypeAlias = Annotated[list[Answer3Item], Meta(max_length=30)]


ClientId: TypeAlias = Annotated[str, Meta(max_length=64, min_length=1)]


QuestionId: TypeAlias = Annotated[str, Meta(max_length=32)]


class Answer(Struct, gc=False):
    """
    Answer the open activity, or a quiz's question, in place of an earlier answer.

    `answer` is an option's id or a list of them, a step of a scale, all options' ids in order, a
    text, or a list of words. In a quiz, `question_id` is the open question if it is left out, and
    `at`, when the answer was given, lets one that was given in time arrive up to two seconds late.
    A repeated `client_id` returns its first ack again and changes nothing.
    """

    activity_id: Annotated[str, Meta(max_length=32)]
    answer: Answer1 | Answer2 | Answer3
    at: str | None | UnsetType = UNSET
    client_id: ClientId | None | UnsetType = UNSET
    question_id: QuestionId | None | UnsetType = UNSET


class AnswerAck(Struct, gc=False):
    """
    The answer is stored, as it is counted; `revision` is 1 for the first, and grows by 1.

    It is `held` if it is shown to nobody before a host lets it through.
    """

    activity_id: str
    answer: str | int | list[str]
    held: bool
    ok: bool
    question_id: str | None
    revision: int


class AskQuestion(Struct, gc=False):
    """
    Ask the presenter. A repeated `client_id` returns the ack of the first question again.

    Nobody learns who asked an `anonymous` question, hosts included.
    """

    text: str
    anonymous: bool | UnsetType = False
    client_id: ClientId | None | UnsetType = UNSET


AskQuestionAck: TypeAlias = Any


class AskedAck(Struct, gc=False):
    """
    The question is stored at position `seq`.
    """

    id: str
    ok: bool
    seq: int


class Asker(Struct, gc=False):
    """
    Who asked.
    """

    id: str
    nickname: str


class Card(Struct, gc=False):
    """
    An open answer, whose author is told to nobody.

    It is `marked` if the word filter found something: clients hide it until the reader asks for it.
    """

    id: str
    marked: bool
    text: str
    votes: int


class ChangeNickname(Struct, gc=False):
    """
    Change one's own nickname, also on all that one has said.
    """

    nickname: str


class ChoiceResults(Struct, gc=False):
    """
    How many chose each option, and how many `answered`.
    """

    answered: int
    counts: dict[str, int]


class ChoiceSettings(Struct, gc=False):
    """
    Everybody chooses `most` options at most.
    """

    live_results: bool
    most: Annotated[int, Meta(ge=1, le=30)]


Word: TypeAlias = tuple[str, int]


class CloudResults(Struct, gc=False):
    """
    The 100 `words` given most, each with how many gave it, the most frequent first.
    """

    answered: int
    held: int
    words: list[Word]


class CloudSettings(Struct, gc=False):
    """
    Everybody gives `words_per_person` words of so many `characters` at most.
    """

    characters: Annotated[int, Meta(ge=2, le=40)]
    live_results: bool
    words_per_person: Annotated[int, Meta(ge=1, le=5)]


class Connected(Struct, gc=False):
    """
    The socket is connected; sent to that socket only.
    """

    locale: Literal['ko', 'en']
    server_time: str
    sid: str


class ConnectionQuality(Struct, gc=False):
    """
    Round trips of pings to participants, in whole ms; sent to hosts every 5 s.

    Percentiles over the mean of each of the `measured` connections, null if there are none; `slow`
    of them take more than a second or lag. Counts only this worker's WebSockets: polling is not
    measured.
    """

    measured: int
    p50_ms: int | None
    p90_ms: int | None
    p99_ms: int | None
    slow: int


class DeleteMessage(Struct, gc=False):
    """
    Delete one's own message for good; once more changes nothing.
    """

    id: Annotated[str, Meta(max_length=32, min_length=1)]


class DeletedAck(Struct, gc=False):
    """
    The message has no text any more.
    """

    id: str
    ok: bool


class Draining(Struct, gc=False):
    """
    The worker restarts: reconnect at a random moment within this time.
    """

    spread_ms: int


class EditMessage(Struct, gc=False):
    """
    Change the text of one's own message `id`, for some minutes after it was sent.
    """

    id: Annotated[str, Meta(max_length=32, min_length=1)]
    message: str


EditMessageAck: TypeAlias = Any


class EditedAck(Struct, gc=False):
    """
    Everybody reads the text. `edited_at` is null if it had that from the start.
    """

    edited_at: str | None
    id: str
    ok: bool


class Error(Struct, gc=False):
    """
    A command was refused and asked for no ack; sent to that socket only.
    """

    code: str
    command: str | None
    detail: str


class Features(Struct, gc=False):
    """
    What members may do while the session is active.

    With `chat`, members write.

    With `questions`, members ask and vote.

    With `reactions`, members react.

    With `pulse`, participants say how they follow.
    """

    chat: bool
    pulse: bool
    questions: bool
    reactions: bool


Candle: TypeAlias = Annotated[list[float | bool], Meta(max_length=8, min_length=8)]


class FeedCandles(Struct, gc=False):
    """
    The last candles of a topic, oldest first, when they have changed; at most 4 a second.

    Each is `[begins, ends, open, high, low, close, volume, closed]`. Like `feed_update` it may be
    lost, and the history has all.
    """

    candles: list[Candle]
    id: str
    topic: str


class FeedGap(Struct, gc=False):
    """
    Between two times something of a topic is missing, and will not come any more.

    `missing` is how many messages, null if that is not known. The history has it too.
    """

    begins: int
    ends: int
    id: str
    missing: int | None
    topic: str


class FeedInfo(Struct, gc=False):
    """
    A feed, as everybody sees it who is in the session.
    """

    id: str
    kind: Literal['binance', 'upbit', 'kiwoom', 'json', 'push']
    running: bool
    title: str | None
    topics: list[str]


class FeedRemoved(Struct, gc=False):
    """
    The feed `id` and its values are deleted.
    """

    id: str
    seq: int


class FeedSignal(Struct, gc=False):
    """
    What was told of the numbers; `seq` is its position in the session's log.
    """

    at: int
    feed_id: str
    id: str
    kind: str
    seq: int
    text: str


class FeedStarted(Struct, gc=False):
    """
    The feed runs; its values follow as `feed_update`.
    """

    feed: FeedInfo
    seq: int


class FeedStopped(Struct, gc=False):
    """
    The feed `id` stands still, and keeps its last values.
    """

    id: str
    seq: int


class FeedUpdate(Struct, gc=False):
    """
    The last value of a topic of the feed `id`, at most 4 a second.

    `stale` says that nothing newer has come for too long, or that the source is out of reach. The
    event may be lost: the next one, and `feeds` in `joined_session`, contain the same.
    """

    at: int
    id: str
    stale: bool
    topic: str
    value: float


class FieldProblem(Struct, gc=False):
    """
    The error in one field of a malformed command.
    """

    code: str
    detail: str
    name: str


class Head(Struct, gc=False):
    """
    The newest position, by which a client notices that it has missed something.
    """

    seq: int


class HeldAck(Struct, gc=False):
    """
    The message is stored but hidden until a host approves it; then `new_message` follows.
    """

    id: str
    ok: bool
    state: Literal['held']


class HeldQuestionAck(Struct, gc=False):
    """
    The question is stored but hidden until a host lets it through.
    """

    id: str
    ok: bool
    state: Literal['held']


class Hidden(Struct, gc=False):
    """
    Something happened that is not for this reader.

    Hosts are told the `topics`: the names of their lists that changed. Without them any of the
    lists may have.
    """

    seq: int
    topics: list[str] | UnsetType = field(default_factory=list)


class JoinAck(Struct, gc=False):
    """
    `joined_session` was sent before; it contains everything up to `seq`.
    """

    ok: bool
    seq: int


K: TypeAlias = Annotated[str, Meta(max_length=100)]


Passcode: TypeAlias = Annotated[str, Meta(max_length=100)]


Proof: TypeAlias = Annotated[str, Meta(max_length=4096)]


Since: TypeAlias = Annotated[int, Meta(ge=0)]


Ticket: TypeAlias = Annotated[str, Meta(max_length=4096)]


class JoinSession(Struct, gc=False):
    """
    Enter the room of a session; a token here wins over the one given at connect.

    With `since`, also what happened behind that position. `participant_id` and `nickname`
    must be the token's own. With `session_code` may come the `k` of a join link, the `proof` that
    a `proof_required` asks for, or the `ticket` of an `awaiting_host`. Without a token a code and a
    nickname, with the passcode if there is one, join as POST /api/join does;
    `participant_id` then is whatever the client calls it.
    """

    k: K | None | UnsetType = UNSET
    nickname: str | None | UnsetType = UNSET
    participant_id: str | None | UnsetType = UNSET
    passcode: Passcode | None | UnsetType = UNSET
    proof: Proof | None | UnsetType = UNSET
    session_code: str | None | UnsetType = UNSET
    session_id: str | None | UnsetType = UNSET
    since: Since | None | UnsetType = UNSET
    ticket: Ticket | None | UnsetType = UNSET
    token: str | None | UnsetType = UNSET


class LeaveAck(Struct, gc=False):
    """
    The participant has left; their name is free.
    """

    ok: bool


class LeaveSession(Struct, gc=False):
    """
    Leave for good.
    """


class LoggedEvent(Struct, gc=False):
    """
    A stored event: `type` and `data` are the wire event's name and payload.
    """

    at: str
    data: dict[str, Any]
    seq: int
    type: str


class Me(Struct, gc=False):
    """
    The member's own identity in the room.

    `muted` and `muted_until` are absent if the member may write.

    `muted_until` is null if the mute ends only when it is lifted.
    """

    id: str
    nickname: str
    role: Literal['presenter', 'co_presenter', 'moderator', 'participant', 'screen']
    muted: bool | UnsetType = False
    muted_until: str | None | UnsetType = UNSET


class MessageAck(Struct, gc=False):
    """
    The message is stored at position `seq`.
    """

    id: str
    ok: bool
    sent_at: str
    seq: int


class MessageDeleted(Struct, gc=False):
    """
    The text of message `id` was deleted; the message is not pinned.

    `by_sender` is there, and true, if its sender did it: nobody has rejected what was held.
    """

    id: str
    seq: int
    by_sender: bool | UnsetType = False


class MessageReactions(Struct, gc=False):
    """
    How often people react to some messages now, by their ids; at most 2 a second.

    They are the messages whose reactions have changed; one without any has an empty object.
    """

    reactions: dict[str, dict[str, int]]


class MessageUnpinned(Struct, gc=False):
    """
    The message `id` is no longer pinned.
    """

    id: str
    seq: int


class Mine(Struct, gc=False):
    """
    Whether the reader has asked it, and whether they vote for it.
    """

    asked: bool
    voted: bool


class MoodCounts(Struct, gc=False):
    """
    How many participants have said each of these within the last two minutes.
    """

    faster: int
    fine: int
    lost: int
    slower: int


class MoreTimeAck(Struct, gc=False):
    """
    It is `on` or off for all questions that are not answered yet.
    """

    ok: bool
    on: bool


class Muted(Struct, gc=False):
    """
    Sent to one participant's sockets: whether they may write.

    `muted_until` is null if the mute ends only when it is lifted. The event may be lost: `me` in
    `joined_session` and the refusal of a message contain the same.
    """

    muted: bool
    muted_until: str | None


class Newcomer(Struct, gc=False):
    """
    A person who typed the code and waits, under the nickname they gave.
    """

    id: str
    nickname: str
    since: str


class NewcomersWaiting(Struct, gc=False):
    """
    Sent to hosts every few seconds while somebody waits, and once when nobody does.

    `newcomers` are the first of `total`, 100 at most.
    """

    newcomers: list[Newcomer]
    total: int


class NicknameAck(Struct, gc=False):
    """
    This is one's nickname now.
    """

    nickname: str
    ok: bool


class OpenResults(Struct, gc=False):
    """
    The newest 80 `cards` that are shown, and 20 others that have most votes.

    `held` wait for a host.
    """

    answered: int
    cards: list[Card]
    held: int


class OpenSettings(Struct, gc=False):
    """
    With `votes`, everybody votes for others' cards.
    """

    live_results: bool
    votes: bool


class OwnAnswer(Struct, gc=False):
    """
    What one has answered, and how often one changed it; see the ack of `answer`.
    """

    answer: str | int | list[str]
    held: bool
    question_id: str | None
    revision: int


class OwnQuestion(Struct, gc=False):
    """
    What became of a question of one's own.

    Hosts let a `held` one through, or it is `refused`. One that is `merged` went into another.
    """

    asked_at: str
    id: str
    merged_into: str | None
    state: Literal['open', 'answering', 'answered', 'hidden', 'merged', 'withdrawn', 'held', 'refused']
    text: str


class OwnQuestionTold(Struct, gc=False):
    """
    Sent to one person's sockets: what became of a question of theirs that nobody else sees.

    The event may be lost: `own_questions` in `joined_session` says the same.
    """

    asked_at: str
    id: str
    merged_into: str | None
    state: Literal['open', 'answering', 'answered', 'hidden', 'merged', 'withdrawn', 'held', 'refused']
    text: str


class ParticipantCount(Struct, gc=False):
    """
    How many participants are present; at most once a second, less often if there are many.
    """

    count: int


class ParticipantErased(Struct, gc=False):
    """
    The participant `id` has no nickname any more; their texts were deleted before.
    """

    id: str
    seq: int


class ParticipantRenamed(Struct, gc=False):
    """
    The participant `id`, or the presenter, is now called `nickname`, also on old messages.

    The nickname of a participant is empty after they erased their data.
    """

    id: str
    nickname: str
    seq: int


class Place(Struct, gc=False):
    """
    One of the best players, `rank` 1 first; ties share a rank.
    """

    id: str
    nickname: str
    points: int
    rank: int


class Pulse(Struct, gc=False):
    """
    Say how one follows: it counts for two minutes, in place of what one said before.
    """

    mood: Literal['faster', 'slower', 'lost', 'fine']


class PulseAck(Struct, gc=False):
    """
    The mood counts now.
    """

    mood: Literal['faster', 'slower', 'lost', 'fine']
    ok: bool


class PulseUpdate(Struct, gc=False):
    """
    Sent to hosts: how many participants say what; at most twice a second.
    """

    counts: MoodCounts


class QuestionAsked(Struct, gc=False):
    """
    Somebody has asked, or a host has let a held question through.
    """

    asked_at: str
    asker: Asker | None
    id: str
    label: str | None
    marked: bool
    message_id: str | None
    reply: str | None
    seq: int
    state: Literal['open', 'answering', 'answered', 'hidden', 'merged', 'withdrawn', 'held', 'refused']
    text: str
    votes: int


class QuestionClosed(Struct, gc=False):
    """
    The question `question_id` of the quiz `id` takes no more answers: its time is over.
    """

    id: str
    question_id: str
    seq: int


class QuestionRules(Struct, gc=False):
    """
    How people ask: under no name, waiting for a host, and how many of theirs may be open.
    """

    anonymous: Literal['never', 'choice', 'always']
    moderated: bool
    per_person: int


class QuestionUpdated(Struct, gc=False):
    """
    What changed of the question `id`; other fields are absent, and null says that it is gone.

    One that is shown again after it was hidden has all its fields. One that is hidden or withdrawn
    has lost its text, also in the log. `merged_into` is the question that its votes went to.
    """

    id: str
    seq: int
    asked_at: str | None | UnsetType = UNSET
    asker: Asker | None | UnsetType = UNSET
    label: str | None | UnsetType = UNSET
    marked: bool | UnsetType = False
    merged_into: str | None | UnsetType = UNSET
    message_id: str | None | UnsetType = UNSET
    reply: str | None | UnsetType = UNSET
    state: (
        Literal[
            'open',
            'answering',
            'answered',
            'hidden',
            'merged',
            'withdrawn',
            'held',
            'refused',
        ]
        | UnsetType
    ) = 'open'
    text: str | UnsetType = ''
    votes: int | UnsetType = 0


class QuestionVotes(Struct, gc=False):
    """
    How many vote for some questions: those whose votes have changed; at most 2 a second.
    """

    votes: dict[str, int]


class QuestionsHeld(Struct, gc=False):
    """
    So many questions wait for a host; hosts read the list of them again.
    """

    held: int
    seq: int


class QuizResults(Struct, gc=False):
    """
    How many chose each option of the question `question_id`, and how many were `right`.
    """

    answered: int
    counts: dict[str, int]
    question_id: str | None
    right: int


class QuizSettings(Struct, gc=False):
    """
    A `calm` quiz gives double time, and no points for speed. It has no live results.
    """

    calm: bool
    live_results: bool


class RankingResults(Struct, gc=False):
    """
    Borda's `scores`: of n options the first gets n - 1 points, the last none.
    """

    answered: int
    scores: dict[str, int]


class RankingSettings(Struct, gc=False):
    """
    Nothing but what every kind has.
    """

    live_results: bool


class ReactToMessage(Struct, gc=False):
    """
    React to the message `id`, or take the reaction back; once more changes nothing.
    """

    emoji: Annotated[str, Meta(max_length=32, min_length=1)]
    id: Annotated[str, Meta(max_length=32, min_length=1)]
    on: bool


class ReactToMessageAck(Struct, gc=False):
    """
    The reaction is stored, or is gone; `emoji` is in the session's spelling.
    """

    emoji: str
    id: str
    ok: bool
    on: bool


class ReactionAck(Struct, gc=False):
    """
    The reaction was counted `count` times.
    """

    count: int
    ok: bool


class ReactionTotals(Struct, gc=False):
    """
    How often each emoji was sent.
    """

    totals: dict[str, int]


class ReactionUpdate(Struct, gc=False):
    """
    `counts` since the last update, `totals` since the beginning; at most 5 a second.
    """

    counts: dict[str, int]
    totals: dict[str, int]


class Refused(Struct, gc=False):
    """
    The ack of a refused command; `code` is stable, `detail` is a sentence.
    """

    code: str
    detail: str
    ok: bool
    challenge: dict[str, Any] | None | UnsetType = UNSET
    fields: list[FieldProblem] | None | UnsetType = UNSET
    retry_after: float | None | UnsetType = UNSET


class Removed(Struct, gc=False):
    """
    Sent before a socket is disconnected: its holder may not stay, for the reason in `code`.
    """

    code: str


class Renew(Struct, gc=False):
    """
    Give this connection a fresh token before the old one expires.
    """

    token: str


class RenewAck(Struct, gc=False):
    """
    The connection stays open until then.
    """

    expires_at: str
    ok: bool


class Renewed(Struct, gc=False):
    """
    Sent to a participant's socket well before their token expires: the next token.
    """

    expires_at: str
    token: str


class RepliedTo(Struct, gc=False):
    """
    The message that another one replies to, and its position; its text is read there.
    """

    id: str
    seq: int


class ReportReady(Struct, gc=False):
    """
    The presenter's link to a report is good `until` then; only the presenter receives it.
    """

    anonymous: bool
    chat: bool
    format: Literal['html', 'json', 'csv', 'xlsx']
    id: str
    seq: int
    until: str


class ScaleResults(Struct, gc=False):
    """
    `mean` and `median` of all answers, null without one, and how often each step was chosen.
    """

    answered: int
    counts: dict[str, int]
    mean: float | None
    median: float | None


class ScaleSettings(Struct, gc=False):
    """
    `steps` from 1 to their number; `low_label` and `high_label` stand at the ends.
    """

    high_label: str
    live_results: bool
    low_label: str
    steps: Annotated[int, Meta(ge=2, le=11)]


class Score(Struct, gc=False):
    """
    One's own points and rank in the quiz `id` after its question `question_id`.

    `gained` are the points of that question, and `right` says whether one's answer to it was; null
    without one. Only players are told, who have answered a question that is revealed.
    """

    gained: int
    id: str
    points: int
    question_id: str
    rank: int
    right: bool | None


ReplyTo: TypeAlias = Annotated[str, Meta(max_length=32, min_length=1)]


class SendMessage(Struct, gc=False):
    """
    Send a message. A repeated `client_id` returns the ack of the first message again.

    `reply_to` is the `id` of a message that it replies to, which everybody can read.
    """

    message: str
    client_id: ClientId | None | UnsetType = UNSET
    message_type: Literal['text'] | UnsetType = 'text'
    reply_to: ReplyTo | None | UnsetType = UNSET


SendMessageAck: TypeAlias = Any


class SendReaction(Struct, gc=False):
    """
    React `count` times at once; pages batch quick taps.
    """

    emoji: Annotated[str, Meta(max_length=32)]
    count: Annotated[int, Meta(ge=1, le=20)] | UnsetType = 1


class Sender(Struct, gc=False):
    """
    The sender of a message; the server sets the role.
    """

    id: str
    nickname: str
    role: Literal['presenter', 'co_presenter', 'moderator', 'participant']


class SessionSettings(Struct, gc=False):
    """
    How the session is set up.

    Nobody new comes in while it is `locked`, and only with the passcode if it `needs_passcode`.

    `pause_note` is what hosts let participants know during a pause. In a `rehearsal` all
    participants are simulated.

    It is to begin at `scheduled_at`, which was set in `time_zone`.

    It `starts_by_itself`, or is started by a host.

    `accent` is a colour such as `#0d6b5b`, `logo` the digest of an image; null if there is none.

    `/api/looks/{look}.css` is the style sheet that shows both; `look` is null if there is neither.

    In the chat, participants write as `chat_mode` says.

    They write as they like (`open`), once in `slow_seconds` (`slow`), what the presenter lets
    through (`hold`), if they joined before `known_since` (`known`), or nothing
    (`read_only`).

    What the `word_filter` finds is told with the type `marked`, or held, or refused.

    `questions` says how people ask: `anonymous` if they choose to, `never` or `always`.

    Questions that are `moderated` are held until a host lets them through. Of one person,
    `per_person` may be open at once.

    `reactions` are the emoji on offer, in order; older sessions may have fewer or more.
    """

    accent: str | None
    chat_mode: Literal['open', 'slow', 'hold', 'known', 'read_only']
    known_since: str | None
    locked: bool
    logo: str | None
    look: str | None
    needs_passcode: bool
    pause_note: str | None
    questions: QuestionRules
    reactions: list[str]
    rehearsal: bool
    scheduled_at: str | None
    slow_seconds: int
    starts_by_itself: bool
    time_zone: str | None
    word_filter: Literal['off', 'mark', 'hold', 'refuse']


class SessionUpdated(Struct, gc=False):
    """
    State, features, title or settings changed; contains the whole new state.
    """

    description: str | None
    ended_at: str | None
    features: Features
    retention_days: int
    seq: int
    session_code: str
    settings: SessionSettings
    started_at: str | None
    status: Literal['draft', 'active', 'paused', 'ended']
    title: str


class SetMoreTime(Struct, gc=False):
    """
    With `on`, have half as long again for each question, and no points for speed.
    """

    on: bool


class ShownOption(Struct, gc=False):
    """
    An option as everybody sees it.
    """

    id: str
    text: str


class ShownQuestion(Struct, gc=False):
    """
    A quiz's question number `number` of `of`, open from `opens_at` until `closes_at`.

    `several` says that more than one option is right. Once it is `closed` no answer is taken.
    """

    closed: bool
    closes_at: str
    double: bool
    id: str
    number: int
    of: int
    opens_at: str
    options: list[ShownOption]
    points: int
    prompt: str
    seconds: int
    several: bool


class SignalSent(Struct, gc=False):
    """
    Something happened in the numbers of the feed `feed_id`, as `text` says.
    """

    at: int
    feed_id: str
    id: str
    kind: str
    seq: int
    text: str


class Stage(Struct, gc=False):
    """
    What is shown now: `show`, and the `id` of the one thing, if it is only one.

    `position` is that of a message in the log, where its text is read. What is null is left out.
    """

    id: str | None | UnsetType = UNSET
    position: int | None | UnsetType = UNSET
    show: (
        Literal[
            'join',
            'chat',
            'questions',
            'activity',
            'leaderboard',
            'message',
            'feed',
            'blank',
        ]
        | UnsetType
    ) = 'join'


class StageChanged(Struct, gc=False):
    """
    The screen and phones show something else from now on.
    """

    seq: int
    stage: Stage


class Sync(Struct, gc=False):
    """
    Ask for the events after position `since`.
    """

    since: Annotated[int, Meta(ge=0)]


class SyncAck(Struct, gc=False):
    """
    At most 200 events and 96 KiB; while `more` is true, ask again from the last one.
    """

    events: list[LoggedEvent]
    head: int
    more: bool
    ok: bool


class TopicValue(Struct, gc=False):
    """
    The last value of a topic; `stale` if nothing newer has come for too long.
    """

    at: int
    stale: bool
    value: float


class VoteAnswer(Struct, gc=False):
    """
    Vote for somebody's open answer, or take the vote back.
    """

    activity_id: Annotated[str, Meta(max_length=32)]
    answer_id: Annotated[str, Meta(max_length=32)]
    on: bool


class VoteQuestion(Struct, gc=False):
    """
    Vote for a question, or take the vote back; once more changes nothing.
    """

    id: Annotated[str, Meta(max_length=32, min_length=1)]
    on: bool


class WithdrawAck(Struct, gc=False):
    """
    The question is withdrawn.
    """

    id: str
    ok: bool


class WithdrawQuestion(Struct, gc=False):
    """
    Take one's own question back while it is open or held; its text is deleted.
    """

    id: Annotated[str, Meta(max_length=32, min_length=1)]


class AppFeaturesActivitiesCommandsVoteAck(Struct, gc=False):
    """
    The answer has so many `votes` now, one's own among them if `on`.
    """

    activity_id: str
    answer_id: str
    ok: bool
    on: bool
    votes: int


class AppFeaturesQuestionsCommandsVoteAck(Struct, gc=False):
    """
    Whether one votes for the question now, and how many do.
    """

    id: str
    ok: bool
    on: bool
    votes: int


class ActivityUpdated(Struct, gc=False):
    """
    The wording of the activity `id`, which is open or closed, is this now.
    """

    id: str
    options: list[ShownOption]
    prompt: str
    question: ShownQuestion | None
    seq: int
    settings: Any


class FeedEdited(Struct, gc=False):
    """
    A feed that was shown before has this title and these topics now.
    """

    feed: FeedInfo
    seq: int


class Leaderboard(Struct, gc=False):
    """
    The best players of the quiz `id` after its question `question_id`, ten at most, `of` all.

    Everybody is told at the reveal of each question.
    """

    id: str
    of: int
    question_id: str
    top: list[Place]


class ListedQuestion(Struct, gc=False):
    """
    A question in a list; `merged_into` is the question that its votes went to.
    """

    asked_at: str
    asker: Asker | None
    id: str
    label: str | None
    marked: bool
    merged_into: str | None
    message_id: str | None
    mine: Mine
    reply: str | None
    state: Literal['open', 'answering', 'answered', 'hidden', 'merged', 'withdrawn', 'held', 'refused']
    text: str
    votes: int


class NewMessage(Struct, gc=False):
    """
    A message was sent.

    `message_type` is `text`; `marked` if the word filter found something, so that clients hide it
    until the reader asks for it; `deleted` if the text was deleted. `edited_at` is there if its
    sender has changed the text since, `reply_to` if it replies to another message, which may be
    deleted by now.
    """

    client_id: str | None
    id: str
    message: str
    message_type: str
    sender: Sender
    sent_at: str
    seq: int
    edited_at: str | None | UnsetType = UNSET
    reply_to: RepliedTo | None | UnsetType = UNSET


class RoomSession(Struct, gc=False):
    """
    A live session as members see it; it is deleted `retention_days` after its end.
    """

    created_at: str
    description: str | None
    ended_at: str | None
    features: Features
    id: str
    presenter_name: str
    retention_days: int
    session_code: str
    settings: SessionSettings
    started_at: str | None
    status: Literal['draft', 'active', 'paused', 'ended']
    title: str


class ShownActivity(Struct, gc=False):
    """
    An open or closed activity, without what is not revealed.

    `solution` are the ids of right options, null before the reveal and if there is none. `results`
    are null for whom they are not revealed to. `mine` is one's own answer, null if there is none,
    and `voted` are the ids of the cards that one votes for. In events, which are the same for
    everybody, they are null and empty.
    """

    answered: int
    closed_at: str | None
    id: str
    kind: Literal['choice', 'scale', 'ranking', 'open', 'cloud', 'quiz']
    mine: OwnAnswer | None
    opened_at: str | None
    options: list[ShownOption]
    prompt: str
    question: ShownQuestion | None
    results: Any
    revealed: bool
    settings: Any
    solution: list[str] | None
    status: Literal['draft', 'open', 'closed']
    voted: list[str]


class ShownFeed(Struct, gc=False):
    """
    A feed with the last value of each topic that has one.
    """

    id: str
    kind: Literal['binance', 'upbit', 'kiwoom', 'json', 'push']
    running: bool
    title: str | None
    topics: list[str]
    values: dict[str, TopicValue]


class ActivityOpened(Struct, gc=False):
    """
    The activity takes answers now; the one that was open before is closed.
    """

    activity: ShownActivity
    seq: int


class JoinedSession(Struct, gc=False):
    """
    The room at position `seq`; everything behind it follows as events.

    `token` is that of a participant who joined by this socket: with it they come back.
    `events`, `head` and `more` answer a given `since`, and are left out without one. A `head` below
    `since`, or another `epoch` than before, means that the database was restored: what was known of
    the room is no longer true, and this stands in place of it.

    `session` is its state and its settings.

    `messages` are the newest 50 at most, oldest first; `older` says that there are more.

    `message_reactions` says how often people react to the `messages`, by their ids.

    `own_message_reactions` are the emoji with which the reader does. Both are about all messages
    from position `message_reactions_since` on; those of older ones are read by REST.

    `pinned` is the pinned message, or null.

    `questions` are the newest 50 and the 50 with most votes, oldest first.

    Those that are hidden, withdrawn, merged or held are not among them. `own_questions` are the
    newest 50 of one's own, whatever became of them.

    `questions_held` is how many questions wait for a host.

    `reactions` says how often each emoji was sent.

    `pulse` says how participants follow; null for who is no host.

    `activity` is the open one, else the one opened last, until it is reset or deleted.

    The `leaderboard` of the quiz that is shown, and one's own `score` in it.

    Both are null before the first reveal, the score also for who does not play. With `more_time`
    one has half as long again for each question.

    `feeds` are those that were started, in the order of their first start.

    `signals` are the last 20, oldest first.

    `stage` is what the screen and phones show now.
    """

    activity: ShownActivity | None
    epoch: str
    feeds: list[ShownFeed]
    leaderboard: Leaderboard | None
    me: Me
    message_reactions: dict[str, dict[str, int]]
    message_reactions_since: int
    messages: list[NewMessage]
    more_time: bool
    older: bool
    own_message_reactions: dict[str, list[str]]
    own_questions: list[OwnQuestion]
    participant_count: int
    pinned: NewMessage | None
    pulse: MoodCounts | None
    questions: list[ListedQuestion]
    questions_held: int
    reactions: ReactionTotals
    score: Score | None
    seq: int
    session: RoomSession
    signals: list[FeedSignal]
    stage: Stage
    events: list[LoggedEvent] | None | UnsetType = UNSET
    expires_at: str | None | UnsetType = UNSET
    head: int | None | UnsetType = UNSET
    more: bool | None | UnsetType = UNSET
    token: str | None | UnsetType = UNSET


class MessageEdited(Struct, gc=False):
    """
    The sender of the message `id` has changed its text; nobody can read the old one any more.
    """

    id: str
    message: NewMessage
    seq: int


class MessagePinned(Struct, gc=False):
    """
    The message `id` is pinned and replaces the one pinned before.
    """

    id: str
    message: NewMessage
    seq: int


class MessageRestored(Struct, gc=False):
    """
    The deletion of the message `id` was undone.
    """

    id: str
    message: NewMessage
    seq: int


EVENTS: dict[str, type[Struct]] = {
    "activity_closed": ActivityClosed,
    "activity_concealed": ActivityConcealed,
    "activity_opened": ActivityOpened,
    "activity_removed": ActivityRemoved,
    "activity_reset": ActivityReset,
    "activity_results": ActivityResults,
    "activity_revealed": ActivityRevealed,
    "activity_updated": ActivityUpdated,
    "connected": Connected,
    "connection_quality": ConnectionQuality,
    "draining": Draining,
    "error": Error,
    "feed_candles": FeedCandles,
    "feed_edited": FeedEdited,
    "feed_gap": FeedGap,
    "feed_removed": FeedRemoved,
    "feed_started": FeedStarted,
    "feed_stopped": FeedStopped,
    "feed_update": FeedUpdate,
    "head": Head,
    "hidden": Hidden,
    "joined_session": JoinedSession,
    "leaderboard": Leaderboard,
    "message_deleted": MessageDeleted,
    "message_edited": MessageEdited,
    "message_pinned": MessagePinned,
    "message_reactions": MessageReactions,
    "message_restored": MessageRestored,
    "message_unpinned": MessageUnpinned,
    "muted": Muted,
    "new_message": NewMessage,
    "newcomers_waiting": NewcomersWaiting,
    "own_question": OwnQuestionTold,
    "participant_count": ParticipantCount,
    "participant_erased": ParticipantErased,
    "participant_renamed": ParticipantRenamed,
    "pulse_update": PulseUpdate,
    "question_asked": QuestionAsked,
    "question_closed": QuestionClosed,
    "question_updated": QuestionUpdated,
    "question_votes": QuestionVotes,
    "questions_held": QuestionsHeld,
    "reaction_update": ReactionUpdate,
    "removed": Removed,
    "renewed": Renewed,
    "report_ready": ReportReady,
    "score": Score,
    "session_updated": SessionUpdated,
    "signal": SignalSent,
    "stage_changed": StageChanged,
}
COMMANDS: dict[str, tuple[type[Struct], type[Struct]]] = {
    "answer": (Answer, AnswerAck),
    "ask_question": (AskQuestion, AskQuestionAck),
    "change_nickname": (ChangeNickname, NicknameAck),
    "delete_message": (DeleteMessage, DeletedAck),
    "edit_message": (EditMessage, EditMessageAck),
    "join_session": (JoinSession, JoinAck),
    "leave_session": (LeaveSession, LeaveAck),
    "pulse": (Pulse, PulseAck),
    "react_to_message": (ReactToMessage, ReactToMessageAck),
    "renew": (Renew, RenewAck),
    "send_message": (SendMessage, SendMessageAck),
    "send_reaction": (SendReaction, ReactionAck),
    "set_more_time": (SetMoreTime, MoreTimeAck),
    "sync": (Sync, SyncAck),
    "vote_answer": (VoteAnswer, AppFeaturesActivitiesCommandsVoteAck),
    "vote_question": (VoteQuestion, AppFeaturesQuestionsCommandsVoteAck),
    "withdraw_question": (WithdrawQuestion, WithdrawAck),
}

RETRY_LATER = frozenset([
    "awaiting_host", "busy", "guessed_too_often", "import_running", "muted", "not_joined",
    "provider_unavailable", "rate_limited", "restarting", "slow_mode", "too_many_rehearsals",
    "too_many_sockets",
])
RETRY_RENEWED = frozenset([
    "token_expired",
])
ENDS_SESSION = frozenset([
    "crew_revoked", "not_authenticated", "removed", "screen_revoked", "seat_given_up",
    "session_deleted", "session_not_found", "token_expired", "token_invalid", "token_mismatch",
    "token_required",
])
