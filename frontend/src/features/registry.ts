import type { ParticipantFeature, PresenterFeature } from './feature';
import { feature as activitiesParticipant } from './activities/participant';
import { feature as activitiesPresenter } from './activities/presenter';
import { feature as activityFilesPresenter } from './activity_files/presenter';
import { feature as alertsPresenter } from './alerts/presenter';
import { feature as apiTokensPresenter } from './api_tokens/presenter';
import { feature as brandingPresenter } from './branding/presenter';
import { feature as connectionPresenter } from './connection/presenter';
import { feature as conversationParticipant } from './conversation/participant';
import { feature as coHostPresenter } from './co-hosts/presenter';
import { feature as dashboardPresenter } from './dashboard/presenter';
import { feature as feedsParticipant } from './feeds/participant';
import { feature as feedsPresenter } from './feeds/presenter';
import { feature as firstStepsPresenter } from './first-steps/presenter';
import { feature as hostNotesPresenter } from './host_notes/presenter';
import { feature as identityPresenter } from './identity/presenter';
import { feature as invitePresenter } from './invite/presenter';
import { feature as liveSessionsParticipant } from './live_sessions/participant';
import { feature as liveSessionsPresenter } from './live_sessions/presenter';
import { feature as messagesParticipant } from './messages/participant';
import { feature as messageSearchPresenter } from './message_search/presenter';
import { feature as messagesPresenter } from './messages/presenter';
import { feature as moderationPresenter } from './moderation/presenter';
import { feature as newcomersPresenter } from './newcomers/presenter';
import { feature as participantsPresenter } from './participants/presenter';
import { feature as peoplePresenter } from './people/presenter';
import { feature as privacyPresenter } from './privacy/presenter';
import { feature as pulseParticipant } from './pulse/participant';
import { feature as pulsePresenter } from './pulse/presenter';
import { feature as questionsParticipant } from './questions/participant';
import { feature as questionsPresenter } from './questions/presenter';
import { feature as reactionsParticipant } from './reactions/participant';
import { feature as reactionsPresenter } from './reactions/presenter';
import { feature as rehearsalsPresenter } from './rehearsals/presenter';
import { feature as remotePresenter } from './remote/presenter';
import { feature as schedulePresenter } from './schedule/presenter';
import { feature as screensPresenter } from './screens/presenter';
import { feature as stagePresenter } from './stage/presenter';
import { feature as unreadPresenter } from './unread/presenter';
import { feature as webhooksPresenter } from './webhooks/presenter';
import { feature as wordFilterPresenter } from './word_filter/presenter';
import { feature as wordsPresenter } from './words/presenter';

/** The features of the participant's page, in the order in which it lays them out. */
export const PARTICIPANT: readonly ParticipantFeature[] = [
  liveSessionsParticipant,
  messagesParticipant,
  reactionsParticipant,
  questionsParticipant,
  activitiesParticipant,
  pulseParticipant,
  feedsParticipant,
  conversationParticipant,
];

/** The features of the presenter's pages, in the order in which these lay them out. */
export const PRESENTER: readonly PresenterFeature[] = [
  liveSessionsPresenter,
  hostNotesPresenter,
  schedulePresenter,
  stagePresenter,
  activitiesPresenter,
  activityFilesPresenter,
  feedsPresenter,
  invitePresenter,
  brandingPresenter,
  rehearsalsPresenter,
  messagesPresenter,
  messageSearchPresenter,
  questionsPresenter,
  wordFilterPresenter,
  wordsPresenter,
  moderationPresenter,
  alertsPresenter,
  unreadPresenter,
  reactionsPresenter,
  connectionPresenter,
  participantsPresenter,
  peoplePresenter,
  pulsePresenter,
  newcomersPresenter,
  coHostPresenter,
  remotePresenter,
  screensPresenter,
  privacyPresenter,
  dashboardPresenter,
  firstStepsPresenter,
  identityPresenter,
  apiTokensPresenter,
  webhooksPresenter,
];
