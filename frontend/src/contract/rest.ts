// Generated from backend/contract by `npm run contract`; change it there.

/**
 * Everybody reads the new text, or it is held for approval.
 *
 * If the old text was shown, it is deleted, and the new one waits as a message with another `id`.
 */
export type EditMessageAck = EditedAck | HeldAck;
/**
 * `TOPIC_UNKNOWN`: there is no such topic. `SOURCE_REFUSED`: a login, or a subscription.
 */
export type TroubleKind = 'topic_unknown' | 'source_refused';
/**
 * The message was published, or is held for approval.
 */
export type SendMessageAck = MessageAck | HeldAck;

/**
 * What the REST API takes and gives, by name.
 */
export interface RestContract {
  AcceptInvitation: AcceptInvitation;
  AccountData: AccountData;
  AccountView: AccountView;
  Activity: Activity;
  AdmitNewcomers: AdmitNewcomers;
  Alive: Alive;
  ApproveHeld: ApproveHeld;
  Asker: Asker;
  Beginning: Beginning;
  Candle: Candle;
  Card: Card;
  CarryPasscode: CarryPasscode;
  ChangeFeatures: ChangeFeatures;
  ChangeNickname: ChangeNickname;
  ChangeQuestion: ChangeQuestion;
  ChangeQuestionRules: ChangeQuestionRules;
  ChangeRetention: ChangeRetention;
  ChangeSettings: ChangeSettings;
  ChangeWords: ChangeWords;
  ChoiceResults: ChoiceResults;
  ChoiceSettings: ChoiceSettings;
  CloudResults: CloudResults;
  CloudSettings: CloudSettings;
  CoHostJoined: CoHostJoined;
  CoHostSelf: CoHostSelf;
  CoHostToken: CoHostToken;
  CoHostView: CoHostView;
  CreateActivity: CreateActivity;
  CreateFeed: CreateFeed;
  CreateFromTemplate: CreateFromTemplate;
  CreateLiveSession: CreateLiveSession;
  CreateRule: CreateRule;
  CreateToken: CreateToken;
  CreateWebhook: CreateWebhook;
  DeleteAccount: DeleteAccount;
  DeliveryView: DeliveryView;
  EditActivity: EditActivity;
  EditFeed: EditFeed;
  EditLiveSession: EditLiveSession;
  EditMessageAck: EditMessageAck;
  EditedAck: EditedAck;
  Failed: Failed;
  Features: Features;
  Feed: Feed;
  FeedRule: FeedRule;
  FeedSignal: FeedSignal;
  FeedTrouble: FeedTrouble;
  FieldProblem: FieldProblem;
  FileActivity: FileActivity;
  FileProblem: FileProblem;
  FoundMessage: FoundMessage;
  FoundMessages: FoundMessages;
  Gap: Gap;
  GivenOption: GivenOption;
  GivenQuestion: GivenQuestion;
  HeldAck: HeldAck;
  HeldMessage: HeldMessage;
  HideWord: HideWord;
  History: History;
  InvitationPreview: InvitationPreview;
  InvitationView: InvitationView;
  Invite: Invite;
  Join: Join;
  JoinLink: JoinLink;
  JoinPreview: JoinPreview;
  Joined: Joined;
  ListedQuestion: ListedQuestion;
  LiveSessionView: LiveSessionView;
  LogPage: LogPage;
  LoggedEvent: LoggedEvent;
  LookAtInvitation: LookAtInvitation;
  MakeReport: MakeReport;
  MergeQuestion: MergeQuestion;
  MessageAck: MessageAck;
  Mine: Mine;
  ModerateAnswer: ModerateAnswer;
  ModeratedAnswer: ModeratedAnswer;
  MuteParticipant: MuteParticipant;
  MutedAsker: MutedAsker;
  NewPoint: NewPoint;
  NewReport: NewReport;
  NewText: NewText;
  NewToken: NewToken;
  NewWebhook: NewWebhook;
  NextQuestion: NextQuestion;
  NotesView: NotesView;
  OpenResults: OpenResults;
  OpenSettings: OpenSettings;
  Option: Option;
  OrderActivities: OrderActivities;
  OwnActivity: OwnActivity;
  OwnActivityAnswer: OwnActivityAnswer;
  OwnAnswer: OwnAnswer;
  OwnAsked: OwnAsked;
  OwnData: OwnData;
  OwnFeed: OwnFeed;
  OwnMessage: OwnMessage;
  OwnMessageReaction: OwnMessageReaction;
  OwnParticipant: OwnParticipant;
  OwnRule: OwnRule;
  OwnSessionData: OwnSessionData;
  OwnWords: OwnWords;
  ParticipantToken: ParticipantToken;
  ParticipantView: ParticipantView;
  Pause: Pause;
  PeopleFrom: PeopleFrom;
  PeoplePage: PeoplePage;
  Person: Person;
  PinMessage: PinMessage;
  PointOfTime: PointOfTime;
  PollingState: PollingState;
  PollsFailed: PollsFailed;
  PreparedActivity: PreparedActivity;
  PreviewedSettings: PreviewedSettings;
  Problem: Problem;
  ProviderView: ProviderView;
  ProxyProblem: ProxyProblem;
  PublicQuestion: PublicQuestion;
  PushPoints: PushPoints;
  QuestionRules: QuestionRules1;
  QuizResults: QuizResults;
  QuizSettings: QuizSettings;
  RankingResults: RankingResults;
  RankingSettings: RankingSettings;
  ReactionsOfMessages: ReactionsOfMessages;
  ReadFile: ReadFile;
  Ready: Ready;
  RealtimeState: RealtimeState;
  RehearsalView: RehearsalView;
  RenameParticipant: RenameParticipant;
  RenamePresenter: RenamePresenter;
  ReplaceCode: ReplaceCode;
  Replay: Replay;
  ReportProgress: ReportProgress;
  RestrictedPerson: RestrictedPerson;
  RoomSession: RoomSession;
  RunningRehearsal: RunningRehearsal;
  ScaleResults: ScaleResults;
  ScaleSettings: ScaleSettings;
  ScreenLink: ScreenLink;
  ScreenView: ScreenView;
  SendMessage: SendMessage;
  SendMessageAck: SendMessageAck;
  SendSignal: SendSignal;
  Sender: Sender;
  SessionName: SessionName;
  SessionSettings: SessionSettings;
  ShowOnStage: ShowOnStage;
  ShownActivity: ShownActivity;
  ShownOption: ShownOption;
  ShownQuestion: ShownQuestion;
  SignInForTests: SignInForTests;
  SignInWays: SignInWays;
  SignedIn: SignedIn;
  Stage: Stage;
  StartRehearsal: StartRehearsal;
  Step: Step;
  Summary: Summary;
  TemplateView: TemplateView;
  TimeSeries: TimeSeries;
  TokenView: TokenView;
  TroubleKind: TroubleKind;
  UserView: UserView;
  WebSocketState: WebSocketState;
  WebhookView: WebhookView;
  WordCloud: WordCloud;
  WriteNotes: WriteNotes;
  app__features__activities__kinds__plan__Question: App_Features_Activities_Kinds_Plan__Question;
  app__features__questions__views__Question: App_Features_Questions_Views__Question;
}
/**
 * Take an invitation, under a name.
 */
export interface AcceptInvitation {
  invitation: string;
  name: string;
}
/**
 * All that is a presenter's own: the account and what belongs to it, every session.
 */
export interface AccountData {
  account: AccountView;
  sessions: OwnSessionData[];
  tokens: TokenView[];
  webhooks: WebhookView[];
}
/**
 * A presenter's account; `providers` are the ways in which they sign in.
 */
export interface AccountView {
  created_at: string;
  email: string;
  id: string;
  name: string;
  providers: string[];
}
/**
 * One of a presenter's sessions, with what they said in it themselves.
 */
export interface OwnSessionData {
  activities: OwnActivity[];
  created_at: string;
  description: string | null;
  ended_at: string | null;
  features: Features;
  feeds: OwnFeed[];
  id: string;
  logo: string | null;
  message_reactions: OwnMessageReaction[];
  messages: OwnMessage[];
  notes: string;
  questions: OwnAsked[];
  session_code: string;
  settings: SessionSettings;
  started_at: string | null;
  status: 'draft' | 'active' | 'paused' | 'ended';
  title: string;
  voted_questions: string[];
  words: string[];
}
/**
 * What was prepared in a session of one's own.
 */
export interface OwnActivity {
  kind: string;
  options: Option[];
  prompt: string;
  questions: App_Features_Activities_Kinds_Plan__Question[];
  settings: {
    [k: string]: unknown;
  };
}
/**
 * One of the options; `right` says whether it belongs to the solution.
 */
export interface Option {
  id: string;
  right: boolean;
  text: string;
}
/**
 * A quiz's question: `seconds` to answer, and the `points` for the best answer.
 */
export interface App_Features_Activities_Kinds_Plan__Question {
  double: boolean;
  id: string;
  options: Option[];
  points: number;
  prompt: string;
  seconds: number;
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
 * What was attached to a session of one's own; secrets are read by nobody.
 */
export interface OwnFeed {
  kind: string;
  rules: OwnRule[];
  title: string | null;
  topics: string[];
}
/**
 * Of what in a feed's numbers everybody is told.
 */
export interface OwnRule {
  kind: string;
  minutes: number | null;
  text: string | null;
  topic: string;
  value: number;
}
/**
 * A reaction of one's own to a message.
 */
export interface OwnMessageReaction {
  emoji: string;
  message_id: string;
}
/**
 * Something that one has said; `held` was shown to nobody but the presenter.
 *
 * `reply_to` is the id of the message that it replied to.
 */
export interface OwnMessage {
  id: string;
  message: string;
  reply_to: string | null;
  sent_at: string;
  state: 'shown' | 'held' | 'deleted';
}
/**
 * Something that one has asked; nobody else is told who asked what is `anonymous`.
 */
export interface OwnAsked {
  anonymous: boolean;
  asked_at: string;
  id: string;
  label: string | null;
  reply: string | null;
  state: 'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text: string;
  votes: number;
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
 * A token: what it is called, what programs may do with it, until when.
 *
 * `last_used_at` is exact to a minute; null if no program has used it.
 */
export interface TokenView {
  created_at: string;
  expires_at: string;
  id: string;
  last_used_at: string | null;
  name: string;
  scopes: (
    | 'sessions:read'
    | 'sessions:write'
    | 'messages:read'
    | 'messages:write'
    | 'activities:write'
    | 'feeds:write'
    | 'reports:read'
  )[];
}
/**
 * A webhook with its last deliveries, the newest first; `dead` counts those given up.
 */
export interface WebhookView {
  created_at: string;
  dead: number;
  deliveries: DeliveryView[];
  events: (
    | 'session.started'
    | 'session.ended'
    | 'message.sent'
    | 'question.asked'
    | 'question.answered'
    | 'activity.closed'
    | 'report.ready'
  )[];
  id: string;
  url: string;
}
/**
 * One event for one webhook: `id` is the `webhook-id` of every attempt.
 *
 * `status` is that of the last answer. Without an answer `problem` says why: `refused` is an
 * address that is not public, `unreachable` one that nobody answers at, or not with TLS.
 */
export interface DeliveryView {
  attempts: number;
  created_at: string;
  due_at: string;
  event: string;
  id: string;
  problem: ('refused' | 'unreachable' | 'timeout' | 'secret_lost') | null;
  session_id: string | null;
  state: 'waiting' | 'delivered' | 'dead';
  status: number | null;
  tried_at: string | null;
}
/**
 * An activity with its solutions, for hosts; `answered` counts participants.
 */
export interface Activity {
  answered: number;
  closed_at: string | null;
  hidden_words: string[];
  id: string;
  kind: 'choice' | 'scale' | 'ranking' | 'open' | 'cloud' | 'quiz';
  opened_at: string | null;
  options: Option[];
  position: number;
  prompt: string;
  question: ShownQuestion | null;
  question_id: string | null;
  questions: App_Features_Activities_Kinds_Plan__Question[];
  revealed: boolean;
  settings:
    ChoiceSettings | ScaleSettings | RankingSettings | OpenSettings | CloudSettings | QuizSettings;
  status: 'draft' | 'open' | 'closed';
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
 * An option as everybody sees it.
 */
export interface ShownOption {
  id: string;
  text: string;
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
 * Let waiting newcomers in; `ids` are those of `newcomers_waiting`.
 */
export interface AdmitNewcomers {
  /**
   * @minItems 1
   * @maxItems 500
   */
  ids: string[];
}
/**
 * The process answers.
 */
export interface Alive {
  status: 'ok';
  version: string;
}
/**
 * Approve held messages up to and including the message `until`.
 */
export interface ApproveHeld {
  until?: string | null;
}
/**
 * Who asked.
 */
export interface Asker {
  id: string;
  nickname: string;
}
/**
 * Whether the session has begun, by the server's clock.
 */
export interface Beginning {
  server_time: string;
  settings: PreviewedSettings;
  status: 'draft' | 'active' | 'paused' | 'ended';
}
/**
 * What people may know of the settings who have not joined.
 *
 * It is to begin at `scheduled_at`, which was set in `time_zone`.
 *
 * It `starts_by_itself`, or is started by a host.
 */
export interface PreviewedSettings {
  scheduled_at: string | null;
  starts_by_itself: boolean;
  time_zone: string | null;
}
/**
 * Prices from `begins` until before `ends`; one that is not `closed` still changes.
 */
export interface Candle {
  begins: number;
  close: number;
  closed: boolean;
  ends: number;
  high: number;
  low: number;
  open: number;
  volume: number;
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
 * Create a link and QR codes that contain the passcode.
 */
export interface CarryPasscode {
  passcode: string;
}
/**
 * Turn features on or off; others stay as they are.
 *
 * `chat` says whether members write.
 *
 * `questions` says whether members ask and vote.
 *
 * `reactions` says whether members react.
 *
 * `pulse` says whether participants say how they follow.
 */
export interface ChangeFeatures {
  chat?: boolean | null;
  pulse?: boolean | null;
  questions?: boolean | null;
  reactions?: boolean | null;
}
/**
 * Change one's own nickname, also on all that one has said.
 */
export interface ChangeNickname {
  nickname: string;
}
/**
 * Change the given fields; an explicit null takes the label or the reply back.
 *
 * By `open`, `answering` or `answered` a held question is let through, by `hidden` refused.
 */
export interface ChangeQuestion {
  label?: string | null;
  reply?: string | null;
  state?: ('open' | 'answering' | 'answered' | 'hidden') | null;
  text?: string | null;
}
/**
 * Change how people ask; what is not given stays as it is.
 */
export interface ChangeQuestionRules {
  anonymous?: ('never' | 'choice' | 'always') | null;
  moderated?: boolean | null;
  per_person?: number | null;
}
/**
 * Keep the session for this many days after its end; 0 is not at all, null the default.
 */
export interface ChangeRetention {
  days: (0 | 7 | 30 | 365) | null;
}
/**
 * Change settings; others stay as they are.
 *
 * `locked` says whether newcomers may not join.
 *
 * `scheduled_at` says when the session is to begin; an explicit null removes the time.
 *
 * It has an offset, or is local to `time_zone`, a name of the IANA database. With
 * `starts_by_itself` it begins then without a host.
 *
 * `accent` is six hexadecimal digits behind a `#`, or empty for no colour of its own.
 *
 * `chat_mode` and `slow_seconds` say who may write, and how often.
 *
 * `word_filter` says what becomes of messages in which it finds something.
 *
 * `questions` says how people ask.
 *
 * `reactions` are the 3 to 8 emoji on offer, in order.
 */
export interface ChangeSettings {
  accent?: string | null;
  chat_mode?: ('open' | 'slow' | 'hold' | 'known' | 'read_only') | null;
  locked?: boolean | null;
  questions?: ChangeQuestionRules | null;
  reactions?: string[] | null;
  scheduled_at?: string | null;
  slow_seconds?: number | null;
  starts_by_itself?: boolean | null;
  time_zone?: string | null;
  word_filter?: ('off' | 'mark' | 'hold' | 'refuse') | null;
}
/**
 * Set the words that the filter finds in this session besides the built-in ones.
 *
 * A word that begins with `!` is allowed: nothing is found inside it.
 */
export interface ChangeWords {
  /**
   * @maxItems 200
   */
  words: string[];
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
 * The 100 `words` given most, each with how many gave it, the most frequent first.
 */
export interface CloudResults {
  answered: number;
  held: number;
  words: unknown[][];
}
/**
 * An invitation was taken.
 */
export interface CoHostJoined {
  crew: CoHostSelf;
  expires_at: string;
  session: LiveSessionView;
  token: string;
}
/**
 * The co-host that the reader now is.
 */
export interface CoHostSelf {
  id: string;
  name: string;
  role: 'co_presenter' | 'moderator';
}
/**
 * A live session as its hosts see it; `my_role` is that of who asks.
 *
 * `participant_total` counts who ever joined, `participant_count` who is present now. It is
 * deleted at `delete_at`, null while it runs. While it is active and nobody is there it ends by
 * itself, not before `ends_at`; such an end can be taken back until `reopen_until`.
 */
export interface LiveSessionView {
  archived_at: string | null;
  created_at: string;
  delete_at: string | null;
  description: string | null;
  ended_at: string | null;
  ends_at: string | null;
  features: Features;
  id: string;
  join_url: string;
  my_role: 'presenter' | 'co_presenter' | 'moderator';
  participant_count: number;
  participant_total: number;
  presenter_name: string;
  qr_code_url: string;
  reopen_until: string | null;
  retention_days: number;
  session_code: string;
  settings: SessionSettings;
  started_at: string | null;
  status: 'draft' | 'active' | 'paused' | 'ended';
  title: string;
  updated_at: string;
}
/**
 * The token that a co-host sends with every request, until it expires or is revoked.
 */
export interface CoHostToken {
  expires_at: string;
  token: string;
}
/**
 * A co-host, or an open invitation, which has no name. `last_seen_at` may be a minute old.
 */
export interface CoHostView {
  id: string;
  invited_at: string;
  joined_at: string | null;
  last_seen_at: string | null;
  name: string | null;
  role: 'co_presenter' | 'moderator';
  state: 'invited' | 'joined';
}
/**
 * Prepare an activity, as a draft behind the others.
 *
 * `options` are for `choice` and `ranking`, `questions` for `quiz`; `settings` are those of the
 * kind, with its defaults.
 */
export interface CreateActivity {
  kind: 'choice' | 'scale' | 'ranking' | 'open' | 'cloud' | 'quiz';
  /**
   * @maxItems 30
   */
  options?: GivenOption[];
  prompt: string;
  /**
   * @maxItems 100
   */
  questions?: GivenQuestion[];
  settings?: {
    [k: string]: unknown;
  };
}
/**
 * An option; one without `id` is given one. `right` makes it part of the solution.
 */
export interface GivenOption {
  id?: string | null;
  right?: boolean;
  text: string;
}
/**
 * A quiz's question, open for `seconds`; `double` doubles its points.
 */
export interface GivenQuestion {
  double?: boolean;
  id?: string | null;
  /**
   * @maxItems 30
   */
  options: GivenOption[];
  points?: number;
  prompt: string;
  seconds?: number;
}
/**
 * Attach a feed with these topics; a value is stale after `stale_after` seconds.
 */
export interface CreateFeed {
  key?: string | null;
  kind: 'binance' | 'upbit' | 'kiwoom' | 'json' | 'push';
  market?: ('spot' | 'usdm') | null;
  paths?: {
    [k: string]: string;
  } | null;
  secret?: string | null;
  stale_after?: number;
  subscribe?:
    | {
        [k: string]: unknown;
      }
    | unknown[]
    | null;
  title?: string | null;
  /**
   * @minItems 1
   * @maxItems 20
   */
  topics: string[];
  url?: string | null;
}
/**
 * Create a draft from a template; without `title` it has the template's.
 *
 * The other fields are those of a session without a template.
 */
export interface CreateFromTemplate {
  description?: string | null;
  retention_days?: (0 | 7 | 30 | 365) | null;
  session_code?: string | null;
  title?: string | null;
}
/**
 * Create a draft; without `session_code` it gets a generated code.
 *
 * The session is deleted this many days after its end; 0 is at once, null the default.
 */
export interface CreateLiveSession {
  description?: string | null;
  retention_days?: (0 | 7 | 30 | 365) | null;
  session_code?: string | null;
  title: string;
}
/**
 * Tell everybody when a topic crosses `value`, or changes by more than so many percent.
 *
 * `change` looks at what came within the last `minutes`, which it alone has. Without a `text` the
 * signal says what has happened.
 */
export interface CreateRule {
  kind: 'above' | 'below' | 'change';
  minutes?: number | null;
  text?: string | null;
  topic: string;
  value: number;
}
/**
 * Create a token with which programs may do this, for so many days.
 */
export interface CreateToken {
  expires_in_days?: number;
  name: string;
  /**
   * @minItems 1
   * @maxItems 20
   */
  scopes: (
    | 'sessions:read'
    | 'sessions:write'
    | 'messages:read'
    | 'messages:write'
    | 'activities:write'
    | 'feeds:write'
    | 'reports:read'
  )[];
}
/**
 * Send these events of my sessions to this address.
 */
export interface CreateWebhook {
  /**
   * @minItems 1
   * @maxItems 20
   */
  events: (
    | 'session.started'
    | 'session.ended'
    | 'message.sent'
    | 'question.asked'
    | 'question.answered'
    | 'activity.closed'
    | 'report.ready'
  )[];
  url: string;
}
/**
 * Delete one's own account, confirmed by its email address.
 */
export interface DeleteAccount {
  email: string;
}
/**
 * Change an activity; what is left out stays as it is, also single settings.
 *
 * Once it is open only wording changes: the prompt, labels, and the texts of the same options.
 */
export interface EditActivity {
  options?: GivenOption[] | null;
  prompt?: string | null;
  questions?: GivenQuestion[] | null;
  settings?: {
    [k: string]: unknown;
  } | null;
}
/**
 * Change what is given.
 */
export interface EditFeed {
  key?: string | null;
  market?: ('spot' | 'usdm') | null;
  paths?: {
    [k: string]: string;
  } | null;
  secret?: string | null;
  stale_after?: number | null;
  subscribe?:
    | {
        [k: string]: unknown;
      }
    | unknown[]
    | null;
  title?: string | null;
  topics?: string[] | null;
  url?: string | null;
}
/**
 * Change the given fields; an explicit null removes the description or the passcode.
 */
export interface EditLiveSession {
  description?: string | null;
  passcode?: string | null;
  settings?: ChangeSettings | null;
  title?: string | null;
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
 * Failed WebSocket attempts since the start, by reason.
 *
 * `upgrade_missing`: a proxy in front removed the upgrade; let it forward the headers `Upgrade`
 * and `Connection`. `origin_refused`: the page has an origin that is neither ours nor in
 * CORS_ORIGINS, or a proxy makes it look so. `refused`: an invalid handshake. `unfinished`: an
 * upgrade from polling was not completed.
 */
export interface Failed {
  origin_refused: number;
  refused: number;
  unfinished: number;
  upgrade_missing: number;
}
/**
 * A feed, as hosts see it; others see it from its first start on.
 */
export interface Feed {
  created_at: string;
  has_key: boolean;
  has_secret: boolean;
  id: string;
  kind: 'binance' | 'upbit' | 'kiwoom' | 'json' | 'push';
  market: ('spot' | 'usdm') | null;
  paths: {
    [k: string]: string;
  } | null;
  rules: FeedRule[];
  running: boolean;
  stale_after: number;
  started_at: string | null;
  subscribe: unknown;
  title: string | null;
  topics: string[];
  troubles: FeedTrouble[];
  url: string | null;
}
/**
 * Of what everybody is told; `text` is null if the signal says by itself what has happened.
 */
export interface FeedRule {
  id: string;
  kind: 'above' | 'below' | 'change';
  minutes: number | null;
  text: string | null;
  topic: string;
  value: number;
}
/**
 * What waiting does not mend: of a topic, or of the whole feed, in the source's own words.
 */
export interface FeedTrouble {
  code: TroubleKind;
  reason: string;
  topic: string | null;
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
 * The error in one field of a malformed command.
 */
export interface FieldProblem {
  code: string;
  detail: string;
  name: string;
}
/**
 * An activity of a file, which begins at `line`; it has an `id` once it is stored.
 */
export interface FileActivity {
  id: string | null;
  kind: 'choice' | 'scale' | 'ranking' | 'open' | 'cloud' | 'quiz';
  line: number;
  options: Option[];
  prompt: string;
  questions: App_Features_Activities_Kinds_Plan__Question[];
  settings:
    ChoiceSettings | ScaleSettings | RankingSettings | OpenSettings | CloudSettings | QuizSettings;
}
/**
 * Something of a file that could not be taken, or not as it is.
 *
 * Attributes:
 *     line: the line of a text, the row of a sheet, the place in a package or in JSON; from 1.
 *     code: a stable word.
 *     detail: a sentence for people, in the request's language.
 */
export interface FileProblem {
  code: string;
  detail: string;
  line: number;
}
/**
 * A message of the chat, and its position in the log.
 *
 * `message_type` is `marked` if the word filter found something.
 */
export interface FoundMessage {
  id: string;
  message: string;
  message_type: string;
  sender: Sender;
  sent_at: string;
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
 * Some of the messages that were looked for, the newest first.
 *
 * `before` leads on to older ones, also if none was found yet; null once all were looked at.
 */
export interface FoundMessages {
  before: number | null;
  messages: FoundMessage[];
}
/**
 * Between the two times something is missing: so many messages, null if not known.
 */
export interface Gap {
  begins: number;
  ends: number;
  missing: number | null;
}
/**
 * A message that is held for approval.
 */
export interface HeldMessage {
  id: string;
  message: string;
  sender: Sender;
  sent_at: string;
}
/**
 * Remove a word from a cloud, or bring it back with `hidden` false.
 *
 * A word is 40 characters long at most, each of which may be piled up of many code points.
 */
export interface HideWord {
  hidden: boolean;
  word: string;
}
/**
 * The last values of a topic, oldest first, one of each second at most.
 *
 * `candles` are those of a topic that has some, `gaps` what is missing.
 */
export interface History {
  candles: Candle[];
  gaps: Gap[];
  points: PointOfTime[];
  topic: string;
}
/**
 * A value at a time.
 */
export interface PointOfTime {
  at: number;
  value: number;
}
/**
 * What the holder of an open invitation may see: who invites, to what, in which role.
 */
export interface InvitationPreview {
  presenter_name: string;
  role: 'co_presenter' | 'moderator';
  title: string;
}
/**
 * A new invitation. Its secret is in `link`, shown this once; `qr_svg` is a picture of that.
 */
export interface InvitationView {
  expires_at: string;
  id: string;
  link: string;
  qr_svg: string;
  role: 'co_presenter' | 'moderator';
}
/**
 * Make an invitation that one person can take.
 */
export interface Invite {
  role: 'co_presenter' | 'moderator';
}
/**
 * Join with a nickname, and with the passcode if the session has one.
 *
 * `k` comes from the join link; the header `Join-Key` works too.
 */
export interface Join {
  k?: string | null;
  nickname: string;
  passcode?: string | null;
}
/**
 * A join link with the passcode, and QR codes of it as `data:` URLs.
 *
 * The passcode is in the fragment, which browsers send to no server.
 */
export interface JoinLink {
  join_url: string;
  qr_png: string;
  qr_svg: string;
}
/**
 * What a newcomer may see before joining, and what joining needs.
 *
 * Its `k` exempts people who found the session once from limits on guessing later. `server_time`
 * is the server's clock, and `look` is that of the session's settings.
 */
export interface JoinPreview {
  description: string | null;
  k: string;
  locked: boolean;
  look: string | null;
  needs_passcode: boolean;
  presenter_name: string;
  server_time: string;
  session_code: string;
  session_id: string;
  settings: PreviewedSettings;
  status: 'draft' | 'active' | 'paused' | 'ended';
  title: string;
}
/**
 * The new participant, with the token for coming back.
 */
export interface Joined {
  expires_at: string;
  participant: ParticipantView;
  session: RoomSession;
  token: string;
}
/**
 * The participant who joined.
 */
export interface ParticipantView {
  id: string;
  nickname: string;
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
 * Whether the reader has asked it, and whether they vote for it.
 */
export interface Mine {
  asked: boolean;
  voted: boolean;
}
/**
 * A page in ascending order.
 *
 * `head` is the newest position; `more` says whether there are more in the requested direction.
 */
export interface LogPage {
  events: LoggedEvent[];
  head: number;
  more: boolean;
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
 * Ask what an invitation is to; its secret stays out of addresses, and so out of logs.
 */
export interface LookAtInvitation {
  invitation: string;
}
/**
 * A report with the `chat`, or without; `anonymous` names nobody.
 *
 * Its times are those of a zone that is `utc_offset` minutes ahead of UTC.
 */
export interface MakeReport {
  anonymous?: boolean;
  chat?: boolean;
  format: 'html' | 'json' | 'csv' | 'xlsx';
  utc_offset?: number;
}
/**
 * Merge a question into the one with the id `into`.
 */
export interface MergeQuestion {
  into: string;
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
 * Show an open answer, or the words of somebody's answer to a cloud, or hide them.
 */
export interface ModerateAnswer {
  shown: boolean;
}
/**
 * An answer without its author, for hosts; `state` says whether it is counted and shown.
 */
export interface ModeratedAnswer {
  answer: string | number | string[];
  answered_at: string;
  id: string;
  state: 'counted' | 'marked' | 'held' | 'hidden';
  votes: number;
}
/**
 * Mute for this many minutes, or until the mute is lifted.
 */
export interface MuteParticipant {
  minutes?: number | null;
}
/**
 * Somebody who may not ask, by a question of theirs; `asker` is null if it is anonymous.
 *
 * `muted_until` is null if the mute ends only when it is lifted.
 */
export interface MutedAsker {
  asker: Asker | null;
  muted_until: string | null;
  question_id: string;
  text: string;
}
/**
 * A value of a topic at a time in milliseconds since 1970, which is now if it is left out.
 */
export interface NewPoint {
  at?: number | null;
  topic: string;
  value: number;
}
/**
 * A `link` to a report, which is good once until `expires_at`; progress is read by its `id`.
 */
export interface NewReport {
  expires_at: string;
  id: string;
  link: string;
}
/**
 * Change the text of one's own message, for some minutes after it was sent.
 */
export interface NewText {
  message: string;
}
/**
 * A new token. `token` itself is shown this once.
 */
export interface NewToken {
  created_at: string;
  expires_at: string;
  id: string;
  last_used_at: string | null;
  name: string;
  scopes: (
    | 'sessions:read'
    | 'sessions:write'
    | 'messages:read'
    | 'messages:write'
    | 'activities:write'
    | 'feeds:write'
    | 'reports:read'
  )[];
  token: string;
}
/**
 * A new webhook. `secret` itself, which signs what is sent, is shown this once.
 */
export interface NewWebhook {
  created_at: string;
  dead: number;
  deliveries: DeliveryView[];
  events: (
    | 'session.started'
    | 'session.ended'
    | 'message.sent'
    | 'question.asked'
    | 'question.answered'
    | 'activity.closed'
    | 'report.ready'
  )[];
  id: string;
  secret: string;
  url: string;
}
/**
 * Open the question behind `from`: the one that is open now, or null before the first one.
 */
export interface NextQuestion {
  from: string | null;
}
/**
 * The notes of a session. Without any `version` is 0 and `updated_at` null.
 */
export interface NotesView {
  text: string;
  updated_at: string | null;
  version: number;
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
 * Put the session's activities in this order; `ids` has each of them once.
 */
export interface OrderActivities {
  /**
   * @maxItems 1000
   */
  ids: string[];
}
/**
 * One's own answer to an activity, whose prompt it repeats, or to a question of a quiz.
 */
export interface OwnActivityAnswer {
  activity_id: string;
  answer: string | number | string[];
  answered_at: string;
  prompt: string;
  question_id: string | null;
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
 * All that a live session has of one participant. Reactions are counted without names.
 */
export interface OwnData {
  answers: OwnActivityAnswer[];
  message_reactions: OwnMessageReaction[];
  messages: OwnMessage[];
  more_time: boolean;
  participant: OwnParticipant;
  questions: OwnAsked[];
  session: SessionName;
  voted_questions: string[];
}
/**
 * A participant's own data about themselves.
 */
export interface OwnParticipant {
  id: string;
  joined_at: string;
  last_seen_at: string;
  nickname: string;
  removed_at: string | null;
}
/**
 * Which session it is; not its code, which may be there to keep the reader out.
 */
export interface SessionName {
  id: string;
  title: string;
}
/**
 * The words that a session's filter finds besides the built-in ones.
 */
export interface OwnWords {
  words: string[];
}
/**
 * A fresh token of the same participant.
 */
export interface ParticipantToken {
  expires_at: string;
  token: string;
}
/**
 * Pause: participants cannot write; the note tells them why, or until when.
 */
export interface Pause {
  note?: string | null;
}
/**
 * So many people were there from this minute on.
 */
export interface PeopleFrom {
  at: string;
  count: number;
}
/**
 * Some of the people, the newest first, of `total` that were looked for.
 *
 * `cursor` leads to those behind them; null when there are no more.
 */
export interface PeoplePage {
  cursor: string | null;
  participants: Person[];
  total: number;
}
/**
 * A participant, present or not, also after they left.
 *
 * They are `present` while they have a live socket, or lost one a moment ago. `muted_until` is
 * null if a mute ends when undone. `message_count` counts all that they sent, held and deleted
 * messages too.
 */
export interface Person {
  id: string;
  joined_at: string;
  message_count: number;
  muted: boolean;
  muted_until: string | null;
  nickname: string;
  present: boolean;
  removed: boolean;
  role: 'presenter' | 'co_presenter' | 'moderator' | 'participant';
}
/**
 * Pin a message at the top of the chat.
 */
export interface PinMessage {
  message_id: string;
}
/**
 * Clients that poll because they could not, or not yet, open a WebSocket.
 *
 * `upgraded` of them did so later. `works` if a POST was accepted or a client upgraded, `blocked`
 * if all POSTs were refused.
 */
export interface PollingState {
  failed: PollsFailed;
  open: number;
  opened: number;
  reason: ('origin_refused' | 'refused') | null;
  status: 'works' | 'blocked' | 'unknown';
  upgraded: number;
}
/**
 * Failed polling clients: `origin_refused` as for WebSockets; `refused`: other POSTs.
 */
export interface PollsFailed {
  origin_refused: number;
  refused: number;
}
/**
 * An activity of a template: its kind and prompt, and the texts that are chosen from.
 *
 * `options` are those of its choice or ranking; of a quiz, the prompts of its questions.
 */
export interface PreparedActivity {
  kind: 'choice' | 'scale' | 'ranking' | 'open' | 'cloud' | 'quiz';
  options: string[];
  prompt: string;
}
/**
 * A refusal as a problem document (RFC 9457).
 */
export interface Problem {
  challenge?: {
    [k: string]: unknown;
  } | null;
  code: string;
  detail: string;
  fields?: FieldProblem[] | null;
  retry_after?: number | null;
  status: number;
  title: string;
  type: string;
}
/**
 * A sign-in provider; `label` is its name for people.
 */
export interface ProviderView {
  label: string;
  name: string;
}
/**
 * A fault of a proxy in front, and how to repair it, in the requested language.
 *
 * `count`: occurrences since it was last absent. The addresses are shown to readers of the metrics
 * only: `page` is what the browser opened, `host` what the proxy asked for, `proxy` who sent it.
 * `seconds`: idle time after which connections are cut.
 */
export interface ProxyProblem {
  code:
    | 'origin_refused'
    | 'upgrade_missing'
    | 'address_missing'
    | 'proxy_not_trusted'
    | 'scheme_missing'
    | 'cut_when_idle'
    | 'under_a_path';
  count: number;
  detail: string;
  host: string | null;
  page: string | null;
  proxy: string | null;
  seconds: number | null;
}
/**
 * A question and its answer, to whoever has the link of a session that is over: without names.
 *
 * `marked` says that the word filter found something in it.
 */
export interface PublicQuestion {
  id: string;
  label: string | null;
  marked: boolean;
  reply: string | null;
  state: 'open' | 'answering' | 'answered';
  text: string;
  votes: number;
}
/**
 * Values of one feed, of any of its topics, in any order.
 */
export interface PushPoints {
  /**
   * @minItems 1
   * @maxItems 200
   */
  points: NewPoint[];
}
/**
 * How people ask: under no name, waiting for a host, and how many of theirs may be open.
 */
export interface QuestionRules1 {
  anonymous: 'never' | 'choice' | 'always';
  moderated: boolean;
  per_person: number;
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
 * Borda's `scores`: of n options the first gets n - 1 points, the last none.
 */
export interface RankingResults {
  answered: number;
  scores: {
    [k: string]: number;
  };
}
/**
 * How often people react to messages, by their ids, and with which emoji the reader does.
 *
 * Messages without reactions are not in it.
 */
export interface ReactionsOfMessages {
  own: {
    [k: string]: string[];
  };
  reactions: {
    [k: string]: {
      [k: string]: number;
    };
  };
}
/**
 * The activities of a file, and what could not be taken, by line.
 */
export interface ReadFile {
  activities: FileActivity[];
  problems: FileProblem[];
}
/**
 * The state of each part, and whether the worker should receive new clients.
 *
 * `database` is also unavailable while its disk is full. `migrations` are `ok` if the tables are
 * those of this version or a later one.
 */
export interface Ready {
  bus: 'ok' | 'unavailable';
  database: 'ok' | 'unavailable';
  migrations: 'ok' | 'unavailable';
  status: ('ok' | 'unavailable') | 'draining';
}
/**
 * Transports that reach this worker: open now, and opened since its start.
 *
 * `problems` names the faults of proxies in front, as far as browsers' requests show them.
 */
export interface RealtimeState {
  polling: PollingState;
  problems: ProxyProblem[];
  websocket: WebSocketState;
}
/**
 * `works` if a WebSocket has opened since the start, `blocked` if all attempts failed.
 *
 * `reason` is the most frequent failure. Attempts that never arrive are unknown here; the
 * presenter's page says when its own WebSocket is blocked.
 */
export interface WebSocketState {
  failed: Failed;
  open: number;
  opened: number;
  reason: ('upgrade_missing' | 'origin_refused' | 'refused' | 'unfinished') | null;
  status: 'works' | 'blocked' | 'unknown';
}
/**
 * A rehearsal of the session `rehearsed_id` in its copy `session_id`; it ends at `ends_at`.
 *
 * So many `people` are simulated.
 */
export interface RehearsalView {
  ends_at: string;
  people: number;
  rehearsed_id: string;
  session_id: string;
}
/**
 * Change a participant's nickname.
 */
export interface RenameParticipant {
  nickname: string;
}
/**
 * Change one's own name, in the account and in one's sessions.
 */
export interface RenamePresenter {
  name: string;
}
/**
 * Replace the join code; without `session_code` by a generated one.
 */
export interface ReplaceCode {
  session_code?: string | null;
}
/**
 * What the log does not tell of a session that is over.
 *
 * `people` is empty before anybody came. `votes` are those for each question that is shown, as
 * they are now: nobody knows when they were given.
 */
export interface Replay {
  people: PeopleFrom[];
  votes: {
    [k: string]: number;
  };
}
/**
 * Of `total` rows of a report `done` are written; it is all there once it has `ended`.
 */
export interface ReportProgress {
  done: number;
  ended: boolean;
  total: number;
}
/**
 * A removed or muted person; `muted_until` is null if the mute ends only when lifted.
 */
export interface RestrictedPerson {
  id: string;
  muted: boolean;
  muted_until: string | null;
  nickname: string;
  removed: boolean;
}
/**
 * The rehearsal of a session that runs, null if none does.
 */
export interface RunningRehearsal {
  rehearsal: RehearsalView | null;
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
 * A token for screens, and the address of the big screen with it; both are shown this once.
 */
export interface ScreenLink {
  link: string;
  token: string;
}
/**
 * A live session as its screens see it: what members see, and the way in, which they show.
 */
export interface ScreenView {
  created_at: string;
  description: string | null;
  ended_at: string | null;
  features: Features;
  id: string;
  join_url: string;
  participant_count: number;
  presenter_name: string;
  qr_code_url: string;
  retention_days: number;
  session_code: string;
  settings: SessionSettings;
  started_at: string | null;
  status: 'draft' | 'active' | 'paused' | 'ended';
  title: string;
  updated_at: string;
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
 * Tell everybody of something in the numbers; programs choose the `kind`.
 */
export interface SendSignal {
  kind: string;
  text: string;
}
/**
 * Show this; `id` names the one thing of its kind.
 */
export interface ShowOnStage {
  id?: string | null;
  show: 'join' | 'chat' | 'questions' | 'activity' | 'leaderboard' | 'message' | 'feed' | 'blank';
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
 * Sign in with only an email address; not in production.
 */
export interface SignInForTests {
  email: string;
  name?: string | null;
}
/**
 * The ways to sign in here.
 */
export interface SignInWays {
  providers: ProviderView[];
  test_login: boolean;
}
/**
 * A bearer token for REST and sockets; `expires_in` is in seconds.
 */
export interface SignedIn {
  access_token: string;
  expires_at: string;
  expires_in: number;
  token_type: 'bearer';
  user: UserView;
}
/**
 * A presenter, as they see themselves.
 */
export interface UserView {
  email: string;
  id: string;
  name: string;
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
 * Rehearse with this many simulated participants.
 */
export interface StartRehearsal {
  people?: number;
}
/**
 * A count from one moment until the next step.
 */
export interface Step {
  at: string;
  count: number;
}
/**
 * How a session went, so far if it runs.
 *
 * `people_peak` is how many were there at a time at most, `people_total` how many ever
 * joined, `writers` how many of them said something that is still there. Messages that were
 * deleted or not let through are not counted. `duration_seconds` is from its start to its end.
 * `reaction_course` is of all emojis together.
 *
 * `questions` are those that everybody sees, `question_votes` the votes for them, and
 * `questions_answered` how many of them a host has answered. `activities` are those with answers,
 * `answers` how many: in a quiz one of each person to each question. What a host hid or has not
 * let through is not counted.
 */
export interface Summary {
  activities: number;
  answers: number;
  duration_seconds: number;
  ended_at: string | null;
  first_message_at: string | null;
  last_message_at: string | null;
  messages: number;
  people_peak: number;
  people_total: number;
  question_votes: number;
  questions: number;
  questions_answered: number;
  reaction_course: TimeSeries;
  reactions: {
    [k: string]: number;
  };
  started_at: string | null;
  writers: number;
}
/**
 * A count over time: few steps of `step_minutes`; none if nothing was counted.
 */
export interface TimeSeries {
  step_minutes: number;
  steps: Step[];
}
/**
 * A template in the reader's language; `features` are the switches that it turns on.
 */
export interface TemplateView {
  activities: PreparedActivity[];
  features: string[];
  name: 'lecture' | 'town-hall' | 'workshop' | 'quiz-night' | 'retrospective' | 'icebreaker';
  summary: string;
  title: string;
}
/**
 * The words that most of many texts have, the most frequent first, each with its count.
 *
 * `words` are 100 at most; `hidden` are those between them that hosts have removed.
 */
export interface WordCloud {
  hidden: (string | number)[][];
  words: (string | number)[][];
}
/**
 * Set the notes to `text`, which was made of their `version`; 0 if there were none.
 */
export interface WriteNotes {
  text: string;
  version: number;
}
/**
 * A question as everybody sees it; `asker` is null if it is anonymous.
 *
 * `marked` says that the word filter found something in it, so that clients hide the text until
 * the reader asks for it. `message_id` is the chat message that it was made of.
 */
export interface App_Features_Questions_Views__Question {
  asked_at: string;
  asker: Asker | null;
  id: string;
  label: string | null;
  marked: boolean;
  message_id: string | null;
  reply: string | null;
  state: 'open' | 'answering' | 'answered' | 'hidden' | 'merged' | 'withdrawn' | 'held' | 'refused';
  text: string;
  votes: number;
}
