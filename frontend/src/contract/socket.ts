// Generated from backend/contract by `npm run contract`; change it there.

/**
 * The question was published, or is held for approval.
 */
export type AskQuestionAck = AskedAck | HeldQuestionAck;
/**
 * Everybody reads the new text, or it is held for approval.
 *
 * If the old text was shown, it is deleted, and the new one waits as a message with another `id`.
 */
export type EditMessageAck = EditedAck | HeldAck;
/**
 * The message was published, or is held for approval.
 */
export type SendMessageAck = MessageAck | HeldAck;

/**
 * Socket.IO at /socket.io, namespace /; see app/registry.py.
 */
export interface SocketContract {
  commands: {
    answer: {
      ack: AnswerAck;
      payload: Answer;
    };
    ask_question: {
      ack: AskQuestionAck;
      payload: AskQuestion;
    };
    change_nickname: {
      ack: NicknameAck;
      payload: ChangeNickname;
    };
    delete_message: {
      ack: DeletedAck;
      payload: DeleteMessage;
    };
    edit_message: {
      ack: EditMessageAck;
      payload: EditMessage;
    };
    join_session: {
      ack: JoinAck;
      payload: JoinSession;
    };
    leave_session: {
      ack: LeaveAck;
      payload: LeaveSession;
    };
    pulse: {
      ack: PulseAck;
      payload: Pulse;
    };
    react_to_message: {
      ack: ReactToMessageAck;
      payload: ReactToMessage;
    };
    renew: {
      ack: RenewAck;
      payload: Renew;
    };
    send_message: {
      ack: SendMessageAck;
      payload: SendMessage;
    };
    send_reaction: {
      ack: ReactionAck;
      payload: SendReaction;
    };
    set_more_time: {
      ack: MoreTimeAck;
      payload: SetMoreTime;
    };
    sync: {
      ack: SyncAck;
      payload: Sync;
    };
    vote_answer: {
      ack: App_Features_Activities_Commands__VoteAck;
      payload: VoteAnswer;
    };
    vote_question: {
      ack: App_Features_Questions_Commands__VoteAck;
      payload: VoteQuestion;
    };
    withdraw_question: {
      ack: WithdrawAck;
      payload: WithdrawQuestion;
    };
  };
  events: {
    activity_closed: ActivityClosed;
    activity_concealed: ActivityConcealed;
    activity_opened: ActivityOpened;
    activity_removed: ActivityRemoved;
    activity_reset: ActivityReset;
    activity_results: ActivityResults;
    activity_revealed: ActivityRevealed;
    activity_updated: ActivityUpdated;
    connected: Connected;
    connection_quality: ConnectionQuality;
    draining: Draining;
    error: Error;
    feed_candles: FeedCandles;
    feed_edited: FeedEdited;
    feed_gap: FeedGap;
    feed_removed: FeedRemoved;
    feed_started: FeedStarted;
    feed_stopped: FeedStopped;
    feed_update: FeedUpdate;
    head: Head;
    hidden: Hidden;
    joined_session: JoinedSession;
    leaderboard: Leaderboard;
    message_deleted: MessageDeleted;
    message_edited: MessageEdited;
    message_pinned: MessagePinned;
    message_reactions: MessageReactions;
    message_restored: MessageRestored;
    message_unpinned: MessageUnpinned;
    muted: Muted;
    new_message: NewMessage;
    newcomers_waiting: NewcomersWaiting;
    own_question: OwnQuestionTold;
    participant_count: ParticipantCount;
    participant_erased: ParticipantErased;
    participant_renamed: ParticipantRenamed;
    pulse_update: PulseUpdate;
    question_asked: QuestionAsked;
    question_closed: QuestionClosed;
    question_updated: QuestionUpdated;
    question_votes: QuestionVotes;
    questions_held: QuestionsHeld;
    reaction_update: ReactionUpdate;
    removed: Removed;
    renewed: Renewed;
    report_ready: ReportReady;
    score: Score;
    session_updated: SessionUpdated;
    signal: SignalSent;
    stage_changed: StageChanged;
  };
  refused: Refused;
  topics: 'activities' | 'crew' | 'feeds' | 'held' | 'muted_askers' | 'restricted';
}
/**
 * The answer is stored, as it is counted; `revision` is 1 for the first, and grows by 1.
 *
 * It is `held` if it is shown to nobody before a host lets it through.
 */
export interface AnswerAck {
  activity_id: string;
  answer: string | number | string[];
  held: boolean;
  ok: true;
  question_id: string | null;
  revision: number;
}
/**
 * Answer the open activity, or a quiz's question, in place of an earlier answer.
 *
 * `answer` is an option's id or a list of them, a step of a scale, all options' ids in order, a
 * text, or a list of words. In a quiz, `question_id` is the open question if it is left out, and
 * `at`, when the answer was given, lets one that was given in time arrive up to two seconds late.
 * A repeated `client_id` returns its first ack again and changes nothing.
 */
export interface Answer {
  activity_id: string;
  answer: string | number | string[];
  at?: string | null;
  client_id?: string | null;
  question_id?: string | null;
}
/**
 * The question is stored at position `seq`.
 */
export interface AskedAck {
  id: string;
  ok: true;
  seq: number;
}
/**
 * The question is stored but hidden until a host lets it through.
 */
export interface HeldQuestionAck {
  id: string;
  ok: true;
  state: 'held';
}
/**
 * Ask the presenter. A repeated `client_id` returns the ack of the first question again.
 *
 * Nobody learns who asked an `anonymous` question, hosts included.
 */
export interface AskQuestion {
  anonymous?: boolean;
  client_id?: string | null;
  text: string;
}
/**
 * This is one's nickname now.
 */
export interface NicknameAck {
  nickname: string;
  ok: true;
}
/**
 * Change one's own nickname, also on all that one has said.
 */
export interface ChangeNickname {
  nickname: string;
}
/**
 * The message has no text any more.
 */
export interface DeletedAck {
  id: string;
  ok: true;
}
/**
 * Delete one's own message for good; once more changes nothing.
 */
export interface DeleteMessage {
  id: string;
}
/**
 * Everybody reads the text. `edited_at` is null if it had that from the start.
 */
export interface EditedAck {
  edited_at: string | null;
  id: string;
  ok: true;
}
/**
 * The message is stored but hidden until a host approves it; then `new_message` follows.
 */
export interface HeldAck {
  id: string;
  ok: true;
  state: 'held';
}
/**
 * Change the text of one's own message `id`, for some minutes after it was sent.
 */
export interface EditMessage {
  id: string;
  message: string;
}
/**
 * `joined_session` was sent before; it contains everything up to `seq`.
 */
export interface JoinAck {
  ok: true;
  seq: number;
}
/**
 * Enter the room of a session; a token here wins over the one given at connect.
 *
 * With `since`, also what happened behind that position. `participant_id` and `nickname`
 * must be the token's own. With `session_code` may come the `k` of a join link, the `proof` that
 * a `proof_required` asks for, or the `ticket` of an `awaiting_host`. Without a token a code and a
 * nickname, with the passcode if there is one, join as POST /api/join does;
 * `participant_id` then is whatever the client calls it.
 */
export interface JoinSession {
  k?: string | null;
  nickname?: string | null;
  participant_id?: string | null;
  passcode?: string | null;
  proof?: string | null;
  session_code?: string | null;
  session_id?: string | null;
  since?: number | null;
  ticket?: string | null;
  token?: string | null;
}
/**
 * The participant has left; their name is free.
 */
export interface LeaveAck {
  ok: true;
}
/**
 * Leave for good.
 */
export interface LeaveSession {}
/**
 * The mood counts now.
 */
export interface PulseAck {
  mood: 'faster' | 'slower' | 'lost' | 'fine';
  ok: true;
}
/**
 * Say how one follows: it counts for two minutes, in place of what one said before.
 */
export interface Pulse {
  mood: 'faster' | 'slower' | 'lost' | 'fine';
}
/**
 * The reaction is stored, or is gone; `emoji` is in the session's spelling.
 */
export interface ReactToMessageAck {
  emoji: string;
  id: string;
  ok: true;
  on: boolean;
}
/**
 * React to the message `id`, or take the reaction back; once more changes nothing.
 */
export interface ReactToMessage {
  emoji: string;
  id: string;
  on: boolean;
}
/**
 * The connection stays open until then.
 */
export interface RenewAck {
  expires_at: string;
  ok: true;
}
/**
 * Give this connection a fresh token before the old one expires.
 */
export interface Renew {
  token: string;
}
/**
 * The message is stored at position `seq`.
 */
export interface MessageAck {
  id: string;
  ok: true;
  sent_at: string;
  seq: number;
}
/**
 * Send a message. A repeated `client_id` returns the ack of the first message again.
 *
 * `reply_to` is the `id` of a message that it replies to, which everybody can read.
 */
export interface SendMessage {
  client_id?: string | null;
  message: string;
  message_type?: 'text';
  reply_to?: string | null;
}
/**
 * The reaction was counted `count` times.
 */
export interface ReactionAck {
  count: number;
  ok: true;
}
/**
 * React `count` times at once; pages batch quick taps.
 */
export interface SendReaction {
  count?: number;
  emoji: string;
}
/**
 * It is `on` or off for all questions that are not answered yet.
 */
export interface MoreTimeAck {
  ok: true;
  on: boolean;
}
/**
 * With `on`, have half as long again for each question, and no points for speed.
 */
export interface SetMoreTime {
  on: boolean;
}
/**
 * At most 200 events and 96 KiB; while `more` is true, ask again from the last one.
 */
export interface SyncAck {
  events: LoggedEvent[];
  head: number;
  more: boolean;
  ok: true;
}
/**
 * A stored event: `type` and `data` are the wire event's name and payload.
 */
export interface LoggedEvent {
  at: string;
  data: {
    [k: string]: unknown;
  };
  seq: number;
  type: string;
}
/**
 * Ask for the events after position `since`.
 */
export interface Sync {
  since: number;
}
/**
 * The answer has so many `votes` now, one's own among them if `on`.
 */
export interface App_Features_Activities_Commands__VoteAck {
  activity_id: string;
  answer_id: string;
  ok: true;
  on: boolean;
  votes: number;
}
/**
 * Vote for somebody's open answer, or take the vote back.
 */
export interface VoteAnswer {
  activity_id: string;
  answer_id: string;
  on: boolean;
}
/**
 * Whether one votes for the question now, and how many do.
 */
export interface App_Features_Questions_Commands__VoteAck {
  id: string;
  ok: true;
  on: boolean;
  votes: number;
}
/**
 * Vote for a question, or take the vote back; once more changes nothing.
 */
export interface VoteQuestion {
  id: string;
  on: boolean;
}
/**
 * The question is withdrawn.
 */
export interface WithdrawAck {
  id: string;
  ok: true;
}
/**
 * Take one's own question back while it is open or held; its text is deleted.
 */
export interface WithdrawQuestion {
  id: string;
}
/**
 * The activity `id` takes no more answers.
 */
export interface ActivityClosed {
  closed_at: string;
  id: string;
  seq: number;
}
/**
 * The results of the activity `id` are for hosts again.
 */
export interface ActivityConcealed {
  id: string;
  seq: number;
}
/**
 * The activity takes answers now; the one that was open before is closed.
 */
export interface ActivityOpened {
  activity: ShownActivity;
  seq: number;
}
/**
 * An open or closed activity, without what is not revealed.
 *
 * `solution` are the ids of right options, null before the reveal and if there is none. `results`
 * are null for whom they are not revealed to. `mine` is one's own answer, null if there is none,
 * and `voted` are the ids of the cards that one votes for. In events, which are the same for
 * everybody, they are null and empty.
 */
export interface ShownActivity {
  answered: number;
  closed_at: string | null;
  id: string;
  kind: 'choice' | 'scale' | 'ranking' | 'open' | 'cloud' | 'quiz';
  mine: OwnAnswer | null;
  opened_at: string | null;
  options: ShownOption[];
  prompt: string;
  question: ShownQuestion | null;
  results:
    ChoiceResults | ScaleResults | RankingResults | OpenResults | CloudResults | QuizResults | null;
  revealed: boolean;
  settings:
    ChoiceSettings | ScaleSettings | RankingSettings | OpenSettings | CloudSettings | QuizSettings;
  solution: string[] | null;
  status: 'draft' | 'open' | 'closed';
  voted: string[];
}
/**
 * What one has answered, and how often one changed it; see the ack of `answer`.
 */
export interface OwnAnswer {
  answer: string | number | string[];
  held: boolean;
  question_id: string | null;
  revision: number;
}
/**
 * An option as everybody sees it.
 */
export interface ShownOption {
  id: string;
  text: string;
}
/**
 * A quiz's question number `number` of `of`, open from `opens_at` until `closes_at`.
 *
 * `several` says that more than one option is right. Once it is `closed` no answer is taken.
 */
export interface ShownQuestion {
  closed: boolean;
  closes_at: string;
  double: boolean;
  id: string;
  number: number;
  of: number;
  opens_at: string;
  options: ShownOption[];
  points: number;
  prompt: string;
  seconds: number;
  several: boolean;
}
/**
 * How many chose each option, and how many `answered`.
 */
export interface ChoiceResults {
  answered: number;
  counts: {
    [k: string]: number;
  };
}
/**
 * `mean` and `median` of all answers, null without one, and how often each step was chosen.
 */
export interface ScaleResults {
  answered: number;
  counts: {
    [k: string]: number;
  };
  mean: number | null;
  median: number | null;
}
/**
 * Borda's `scores`: of n options the first gets n - 1 points, the last none.
 */
export interface RankingResults {
  answered: number;
  scores: {
    [k: string]: number;
  };
}
/**
 * The newest 80 `cards` that are shown, and 20 others that have most votes.
 *
 * `held` wait for a host.
 */
export interface OpenResults {
  answered: number;
  cards: Card[];
  held: number;
}
/**
 * An open answer, whose author is told to nobody.
 *
 * It is `marked` if the word filter found something: clients hide it until the reader asks for it.
 */
export interface Card {
  id: string;
  marked: boolean;
  text: string;
  votes: number;
}
/**
 * The 100 `words` given most, each with how many gave it, the most frequent first.
 */
export interface CloudResults {
  answered: number;
  held: number;
  words: unknown[][];
}
/**
 * How many chose each option of the question `question_id`, and how many were `right`.
 */
export interface QuizResults {
  answered: number;
  counts: {
    [k: string]: number;
  };
  question_id: string | null;
  right: number;
}
/**
 * Everybody chooses `most` options at most.
 */
export interface ChoiceSettings {
  live_results: boolean;
  most: number;
}
/**
 * `steps` from 1 to their number; `low_label` and `high_label` stand at the ends.
 */
export interface ScaleSettings {
  high_label: string;
  live_results: boolean;
  low_label: string;
  steps: number;
}
/**
 * Nothing but what every kind has.
 */
export interface RankingSettings {
  live_results: boolean;
}
/**
 * With `votes`, everybody votes for others' cards.
 */
export interface OpenSettings {
  live_results: boolean;
  votes: boolean;
}
/**
 * Everybody gives `words_per_person` words of so many `characters` at most.
 */
export interface CloudSettings {
  characters: number;
  live_results: boolean;
  words_per_person: number;
}
/**
 * A `calm` quiz gives double time, and no points for speed. It has no live results.
 */
export interface QuizSettings {
  calm: boolean;
  live_results: false;
}
/**
 * The activity `id` and its answers are deleted.
 */
export interface ActivityRemoved {
  id: string;
  seq: number;
}
/**
 * The activity `id` is a draft again, and its answers are deleted.
 */
export interface ActivityReset {
  id: string;
  seq: number;
}
/**
 * How many have `answered` the activity `id`, at most twice a second.
 *
 * `results` are left out for whom they are not revealed to. The event may be lost: the next one,
 * and `activity` in `joined_session`, contain the same.
 */
export interface ActivityResults {
  answered: number;
  id: string;
  results?:
    ChoiceResults | ScaleResults | RankingResults | OpenResults | CloudResults | QuizResults | null;
}
/**
 * Everybody sees the results of the activity `id`, and its solution if it has one.
 */
export interface ActivityRevealed {
  id: string;
  results: ChoiceResults | ScaleResults | RankingResults | OpenResults | CloudResults | QuizResults;
  seq: number;
  solution: string[] | null;
}
/**
 * The wording of the activity `id`, which is open or closed, is this now.
 */
export interface ActivityUpdated {
  id: string;
  options: ShownOption[];
  prompt: string;
  question: ShownQuestion | null;
  seq: number;
  settings:
    ChoiceSettings | ScaleSettings | RankingSettings | OpenSettings | CloudSettings | QuizSettings;
}
/**
 * The socket is connected; sent to that socket only.
 */
export interface Connected {
  locale: 'ko' | 'en';
  server_time: string;
  sid: string;
}
/**
 * Round trips of pings to participants, in whole ms; sent to hosts every 5 s.
 *
 * Percentiles over the mean of each of the `measured` connections, null if there are none; `slow`
 * of them take more than a second or lag. Counts only this worker's WebSockets: polling is not
 * measured.
 */
export interface ConnectionQuality {
  measured: number;
  p50_ms: number | null;
  p90_ms: number | null;
  p99_ms: number | null;
  slow: number;
}
/**
 * The worker restarts: reconnect at a random moment within this time.
 */
export interface Draining {
  spread_ms: number;
}
/**
 * A command was refused and asked for no ack; sent to that socket only.
 */
export interface Error {
  code: string;
  command: string | null;
  detail: string;
}
/**
 * The last candles of a topic, oldest first, when they have changed; at most 4 a second.
 *
 * Each is `[begins, ends, open, high, low, close, volume, closed]`. Like `feed_update` it may be
 * lost, and the history has all.
 */
export interface FeedCandles {
  candles: (number | boolean)[][];
  id: string;
  topic: string;
}
/**
 * A feed that was shown before has this title and these topics now.
 */
export interface FeedEdited {
  feed: FeedInfo;
  seq: number;
}
/**
 * A feed, as everybody sees it who is in the session.
 */
export interface FeedInfo {
  id: string;
  kind: 'binance' | 'upbit' | 'kiwoom' | 'json' | 'push';
  running: boolean;
  title: string | null;
  topics: string[];
}
/**
 * Between two times something of a topic is missing, and will not come any more.
 *
 * `missing` is how many messages, null if that is not known. The history has it too.
 */
export interface FeedGap {
  begins: number;
  ends: number;
  id: string;
  missing: number | null;
  topic: string;
}
/**
 * The feed `id` and its values are deleted.
 */
export interface FeedRemoved {
  id: string;
  seq: number;
}
/**
 * The feed runs; its values follow as `feed_update`.
 */
export interface FeedStarted {
  feed: FeedInfo;
  seq: number;
}
/**
 * The feed `id` stands still, and keeps its last values.
 */
export interface FeedStopped {
  id: string;
  seq: number;
}
/**
 * The last value of a topic of the feed `id`, at most 4 a second.
 *
 * `stale` says that nothing newer has come for too long, or that the source is out of reach. The
 * event may be lost: the next one, and `feeds` in `joined_session`, contain the same.
 */
export interface FeedUpdate {
  at: number;
  id: string;
  stale: boolean;
  topic: string;
  value: number;
}
/**
 * The newest position, by which a client notices that it has missed something.
 */
export interface Head {
  seq: number;
}
/**
 * Something happened that is not for this reader.
 *
 * Hosts are told the `topics`: the names of their lists that changed. Without them any of the
 * lists may have.
 */
export interface Hidden {
  seq: number;
  topics?: string[];
}
/**
 * The room at position `seq`; everything behind it follows as events.
 *
 * `token` is that of a participant who joined by this socket: with it they come back.
 * `events`, `head` and `more` answer a given `since`, and are left out without one. A `head` below
 * `since`, or another `epoch` than before, means that the database was restored: what was known of
 * the room is no longer true, and this stands in place of it.
 *
 * `session` is its state and its settings.
 *
 * `messages` are the newest 50 at most, oldest first; `older` says that there are more.
 *
 * `message_reactions` says how often people react to the `messages`, by their ids.
 *
 * `own_message_reactions` are the emoji with which the reader does. Both are about all messages
 * from position `message_reactions_since` on; those of older ones are read by REST.
 *
 * `pinned` is the pinned message, or null.
 *
 * `questions` are the newest 50 and the 50 with most votes, oldest first.
 *
 * Those that are hidden, withdrawn, merged or held are not among them. `own_questions` are the
 * newest 50 of one's own, whatever became of them.
 *
 * `questions_held` is how many questions wait for a host.
 *
 * `reactions` says how often each emoji was sent.
 *
 * `pulse` says how participants follow; null for who is no host.
 *
 * `activity` is the open one, else the one opened last, until it is reset or deleted.
 *
 * The `leaderboard` of the quiz that is shown, and one's own `score` in it.
 *
 * Both are null before the first reveal, the score also for who does not play. With `more_time`
 * one has half as long again for each question.
 *
 * `feeds` are those that were started, in the order of their first start.
 *
 * `signals` are the last 20, oldest first.
 *
 * `stage` is what the screen and phones show now.
 */
export interface JoinedSession {
  activity: ShownActivity | null;
  epoch: string;
  events?: LoggedEvent[] | null;
  expires_at?: string | null;
  feeds: ShownFeed[];
  head?: number | null;
  leaderboard: Leaderboard | null;
  me: Me;
  message_reactions: {
    [k: string]: {
      [k: string]: number;
    };
  };
  message_reactions_since: number;
  messages: NewMessage[];
  more?: boolean | null;
  more_time: boolean;
  older: boolean;
  own_message_reactions: {
    [k: string]: string[];
  };
  own_questions: OwnQuestion[];
  participant_count: number;
  pinned: NewMessage | null;
  pulse: MoodCounts | null;
  questions: ListedQuestion[];
  questions_held: number;
  reactions: ReactionTotals;
  score: Score | null;
  seq: number;
  session: RoomSession;
  signals: FeedSignal[];
  stage: Stage;
  token?: string | null;
}
/**
 * A feed with the last value of each topic that has one.
 */
export interface ShownFeed {
  id: string;
  kind: 'binance' | 'upbit' | 'kiwoom' | 'json' | 'push';
  running: boolean;
  title: string | null;
  topics: string[];
  values: {
    [k: string]: TopicValue;
  };
}
/**
 * The last value of a topic; `stale` if nothing newer has come for too long.
 */
export interface TopicValue {
  at: number;
  stale: boolean;
  value: number;
}
/**
 * The best players of the quiz `id` after its question `question_id`, ten at most, `of` all.
 *
 * Everybody is told at the reveal of each question.
 */
export interface Leaderboard {
  id: string;
  of: number;
  question_id: string;
  top: Place[];
}
/**
 * One of the best players, `rank` 1 first; ties share a rank.
 */
export interface Place {
  id: string;
  nickname: string;
  points: number;
  rank: number;
}
/**
 * The member's own identity in the room.
 *
 * `muted` and `muted_until` are absent if the member may write.
 *
 * `muted_until` is null if the mute ends only when it is lifted.
 */
export interface Me {
  id: string;
  muted?: boolean;
  muted_until?: string | null;
  nickname: string;
  role: 'presenter' | 'co_presenter' | 'moderator' | 'participant' | 'screen';
}
/**
 * A message was sent.
 *
 * `message_type` is `text`; `marked` if the word filter found something, so that clients hide it
 * until the reader asks for it; `deleted` if the text was deleted. `edited_at` is there if its
 * sender has changed the text since, `reply_to` if it replies to another message, which may be
 * deleted by now.
 */
export interface NewMessage {
  client_id: string | null;
  edited_at?: string | null;
  id: string;
  message: string;
  message_type: string;
  reply_to?: RepliedTo | null;
  sender: Sender;
  sent_at: string;
  seq: number;
}
/**
 * The message that another one replies to, and its position; its text is read there.
 */
export interface RepliedTo {
  id: string;
  seq: number;
}
/**
 * The sender of a message; the server sets the role.
 */
export interface Sender {
  id: string;
  nickname: string;
  role: 'presenter' | 'co_presenter' | 'moderator' | 'participant';
}
/**
 * What became of a question of one's own.
 *
 * Hosts let a `held` one through, or it is `refused`. One that is `merged` went into another.
 */
export interface OwnQuestion {
  asked_at: string;
  id: string;
  merged_into: string | null;
  state: 'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text: string;
}
/**
 * How many participants have said each of these within the last two minutes.
 */
export interface MoodCounts {
  faster: number;
  fine: number;
  lost: number;
  slower: number;
}
/**
 * A question in a list; `merged_into` is the question that its votes went to.
 */
export interface ListedQuestion {
  asked_at: string;
  asker: Asker | null;
  id: string;
  label: string | null;
  marked: boolean;
  merged_into: string | null;
  message_id: string | null;
  mine: Mine;
  reply: string | null;
  state: 'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text: string;
  votes: number;
}
/**
 * Who asked.
 */
export interface Asker {
  id: string;
  nickname: string;
}
/**
 * Whether the reader has asked it, and whether they vote for it.
 */
export interface Mine {
  asked: boolean;
  voted: boolean;
}
/**
 * How often each emoji was sent.
 */
export interface ReactionTotals {
  totals: {
    [k: string]: number;
  };
}
/**
 * One's own points and rank in the quiz `id` after its question `question_id`.
 *
 * `gained` are the points of that question, and `right` says whether one's answer to it was; null
 * without one. Only players are told, who have answered a question that is revealed.
 */
export interface Score {
  gained: number;
  id: string;
  points: number;
  question_id: string;
  rank: number;
  right: boolean | null;
}
/**
 * A live session as members see it; it is deleted `retention_days` after its end.
 */
export interface RoomSession {
  created_at: string;
  description: string | null;
  ended_at: string | null;
  features: Features;
  id: string;
  presenter_name: string;
  retention_days: number;
  session_code: string;
  settings: SessionSettings;
  started_at: string | null;
  status: 'draft' | 'active' | 'paused' | 'ended';
  title: string;
}
/**
 * What members may do while the session is active.
 *
 * With `chat`, members write.
 *
 * With `questions`, members ask and vote.
 *
 * With `reactions`, members react.
 *
 * With `pulse`, participants say how they follow.
 */
export interface Features {
  chat: boolean;
  pulse: boolean;
  questions: boolean;
  reactions: boolean;
}
/**
 * How the session is set up.
 *
 * Nobody new comes in while it is `locked`, and only with the passcode if it `needs_passcode`.
 *
 * `pause_note` is what hosts let participants know during a pause. In a `rehearsal` all
 * participants are simulated.
 *
 * It is to begin at `scheduled_at`, which was set in `time_zone`.
 *
 * It `starts_by_itself`, or is started by a host.
 *
 * `accent` is a colour such as `#0d6b5b`, `logo` the digest of an image; null if there is none.
 *
 * `/api/looks/{look}.css` is the style sheet that shows both; `look` is null if there is neither.
 *
 * In the chat, participants write as `chat_mode` says.
 *
 * They write as they like (`open`), once in `slow_seconds` (`slow`), what the presenter lets
 * through (`hold`), if they joined before `known_since` (`known`), or nothing
 * (`read_only`).
 *
 * What the `word_filter` finds is told with the type `marked`, or held, or refused.
 *
 * `questions` says how people ask: `anonymous` if they choose to, `never` or `always`.
 *
 * Questions that are `moderated` are held until a host lets them through. Of one person,
 * `per_person` may be open at once.
 *
 * `reactions` are the emoji on offer, in order; older sessions may have fewer or more.
 */
export interface SessionSettings {
  accent: string | null;
  chat_mode: 'open' | 'slow' | 'hold' | 'known' | 'read_only';
  known_since: string | null;
  locked: boolean;
  logo: string | null;
  look: string | null;
  needs_passcode: boolean;
  pause_note: string | null;
  questions: QuestionRules;
  reactions: string[];
  rehearsal: boolean;
  scheduled_at: string | null;
  slow_seconds: number;
  starts_by_itself: boolean;
  time_zone: string | null;
  word_filter: 'off' | 'mark' | 'hold' | 'refuse';
}
/**
 * How people ask: under no name, waiting for a host, and how many of theirs may be open.
 */
export interface QuestionRules {
  anonymous: 'never' | 'choice' | 'always';
  moderated: boolean;
  per_person: number;
}
/**
 * What was told of the numbers; `seq` is its position in the session's log.
 */
export interface FeedSignal {
  at: number;
  feed_id: string;
  id: string;
  kind: string;
  seq: number;
  text: string;
}
/**
 * What is shown now: `show`, and the `id` of the one thing, if it is only one.
 *
 * `position` is that of a message in the log, where its text is read. What is null is left out.
 */
export interface Stage {
  id?: string | null;
  position?: number | null;
  show?: 'join' | 'chat' | 'questions' | 'activity' | 'leaderboard' | 'message' | 'feed' | 'blank';
}
/**
 * The text of message `id` was deleted; the message is not pinned.
 *
 * `by_sender` is there, and true, if its sender did it: nobody has rejected what was held.
 */
export interface MessageDeleted {
  by_sender?: boolean;
  id: string;
  seq: number;
}
/**
 * The sender of the message `id` has changed its text; nobody can read the old one any more.
 */
export interface MessageEdited {
  id: string;
  message: NewMessage;
  seq: number;
}
/**
 * The message `id` is pinned and replaces the one pinned before.
 */
export interface MessagePinned {
  id: string;
  message: NewMessage;
  seq: number;
}
/**
 * How often people react to some messages now, by their ids; at most 2 a second.
 *
 * They are the messages whose reactions have changed; one without any has an empty object.
 */
export interface MessageReactions {
  reactions: {
    [k: string]: {
      [k: string]: number;
    };
  };
}
/**
 * The deletion of the message `id` was undone.
 */
export interface MessageRestored {
  id: string;
  message: NewMessage;
  seq: number;
}
/**
 * The message `id` is no longer pinned.
 */
export interface MessageUnpinned {
  id: string;
  seq: number;
}
/**
 * Sent to one participant's sockets: whether they may write.
 *
 * `muted_until` is null if the mute ends only when it is lifted. The event may be lost: `me` in
 * `joined_session` and the refusal of a message contain the same.
 */
export interface Muted {
  muted: boolean;
  muted_until: string | null;
}
/**
 * Sent to hosts every few seconds while somebody waits, and once when nobody does.
 *
 * `newcomers` are the first of `total`, 100 at most.
 */
export interface NewcomersWaiting {
  newcomers: Newcomer[];
  total: number;
}
/**
 * A person who typed the code and waits, under the nickname they gave.
 */
export interface Newcomer {
  id: string;
  nickname: string;
  since: string;
}
/**
 * Sent to one person's sockets: what became of a question of theirs that nobody else sees.
 *
 * The event may be lost: `own_questions` in `joined_session` says the same.
 */
export interface OwnQuestionTold {
  asked_at: string;
  id: string;
  merged_into: string | null;
  state: 'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text: string;
}
/**
 * How many participants are present; at most once a second, less often if there are many.
 */
export interface ParticipantCount {
  count: number;
}
/**
 * The participant `id` has no nickname any more; their texts were deleted before.
 */
export interface ParticipantErased {
  id: string;
  seq: number;
}
/**
 * The participant `id`, or the presenter, is now called `nickname`, also on old messages.
 *
 * The nickname of a participant is empty after they erased their data.
 */
export interface ParticipantRenamed {
  id: string;
  nickname: string;
  seq: number;
}
/**
 * Sent to hosts: how many participants say what; at most twice a second.
 */
export interface PulseUpdate {
  counts: MoodCounts;
}
/**
 * Somebody has asked, or a host has let a held question through.
 */
export interface QuestionAsked {
  asked_at: string;
  asker: Asker | null;
  id: string;
  label: string | null;
  marked: boolean;
  message_id: string | null;
  reply: string | null;
  seq: number;
  state: 'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text: string;
  votes: number;
}
/**
 * The question `question_id` of the quiz `id` takes no more answers: its time is over.
 */
export interface QuestionClosed {
  id: string;
  question_id: string;
  seq: number;
}
/**
 * What changed of the question `id`; other fields are absent, and null says that it is gone.
 *
 * One that is shown again after it was hidden has all its fields. One that is hidden or withdrawn
 * has lost its text, also in the log. `merged_into` is the question that its votes went to.
 */
export interface QuestionUpdated {
  asked_at?: string | null;
  asker?: Asker | null;
  id: string;
  label?: string | null;
  marked?: boolean;
  merged_into?: string | null;
  message_id?: string | null;
  reply?: string | null;
  seq: number;
  state?:
    'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text?: string;
  votes?: number;
}
/**
 * How many vote for some questions: those whose votes have changed; at most 2 a second.
 */
export interface QuestionVotes {
  votes: {
    [k: string]: number;
  };
}
/**
 * So many questions wait for a host; hosts read the list of them again.
 */
export interface QuestionsHeld {
  held: number;
  seq: number;
}
/**
 * `counts` since the last update, `totals` since the beginning; at most 5 a second.
 */
export interface ReactionUpdate {
  counts: {
    [k: string]: number;
  };
  totals: {
    [k: string]: number;
  };
}
/**
 * Sent before a socket is disconnected: its holder may not stay, for the reason in `code`.
 */
export interface Removed {
  code: string;
}
/**
 * Sent to a participant's socket well before their token expires: the next token.
 */
export interface Renewed {
  expires_at: string;
  token: string;
}
/**
 * The presenter's link to a report is good `until` then; only the presenter receives it.
 */
export interface ReportReady {
  anonymous: boolean;
  chat: boolean;
  format: 'html' | 'json' | 'csv' | 'xlsx';
  id: string;
  seq: number;
  until: string;
}
/**
 * State, features, title or settings changed; contains the whole new state.
 */
export interface SessionUpdated {
  description: string | null;
  ended_at: string | null;
  features: Features;
  retention_days: number;
  seq: number;
  session_code: string;
  settings: SessionSettings;
  started_at: string | null;
  status: 'draft' | 'active' | 'paused' | 'ended';
  title: string;
}
/**
 * Something happened in the numbers of the feed `feed_id`, as `text` says.
 */
export interface SignalSent {
  at: number;
  feed_id: string;
  id: string;
  kind: string;
  seq: number;
  text: string;
}
/**
 * The screen and phones show something else from now on.
 */
export interface StageChanged {
  seq: number;
  stage: Stage;
}
/**
 * The ack of a refused command; `code` is stable, `detail` is a sentence.
 */
export interface Refused {
  challenge?: {
    [k: string]: unknown;
  } | null;
  code: string;
  detail: string;
  fields?: FieldProblem[] | null;
  ok: false;
  retry_after?: number | null;
}
/**
 * The error in one field of a malformed command.
 */
export interface FieldProblem {
  code: string;
  detail: string;
  name: string;
}
