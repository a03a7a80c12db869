/** What is written on the pages in both languages: the help names buttons and states by it. */
import { en as activitiesEn } from '../../src/features/activities/host/texts.en.ts';
import { ko as activitiesKo } from '../../src/features/activities/host/texts.ko.ts';
import { en as crewEn } from '../../src/features/co-hosts/texts.en.ts';
import { ko as crewKo } from '../../src/features/co-hosts/texts.ko.ts';
import { en as dashboardEn } from '../../src/features/dashboard/texts.en.ts';
import { ko as dashboardKo } from '../../src/features/dashboard/texts.ko.ts';
import { en as inviteEn } from '../../src/features/invite/texts.en.ts';
import { ko as inviteKo } from '../../src/features/invite/texts.ko.ts';
import { en as sessionsEn } from '../../src/features/live_sessions/presenter-texts.en.ts';
import { ko as sessionsKo } from '../../src/features/live_sessions/presenter-texts.ko.ts';
import { en as hostMessagesEn } from '../../src/features/messages/presenter-texts.en.ts';
import { ko as hostMessagesKo } from '../../src/features/messages/presenter-texts.ko.ts';
import { en as messagesEn } from '../../src/features/messages/texts.en.ts';
import { ko as messagesKo } from '../../src/features/messages/texts.ko.ts';
import { en as unsentEn } from '../../src/features/messages/unsent-texts.en.ts';
import { ko as unsentKo } from '../../src/features/messages/unsent-texts.ko.ts';
import { en as moderationEn } from '../../src/features/moderation/texts.en.ts';
import { ko as moderationKo } from '../../src/features/moderation/texts.ko.ts';
import { en as ownMessagesEn } from '../../src/features/own_messages/texts.en.ts';
import { ko as ownMessagesKo } from '../../src/features/own_messages/texts.ko.ts';
import { en as lockEn } from '../../src/features/participants/presenter-texts.en.ts';
import { ko as lockKo } from '../../src/features/participants/presenter-texts.ko.ts';
import { en as nicknameEn } from '../../src/features/people/nickname-texts.en.ts';
import { ko as nicknameKo } from '../../src/features/people/nickname-texts.ko.ts';
import { en as retentionEn } from '../../src/features/privacy/presenter-texts.en.ts';
import { ko as retentionKo } from '../../src/features/privacy/presenter-texts.ko.ts';
import { en as ownDataEn } from '../../src/features/privacy/texts.en.ts';
import { ko as ownDataKo } from '../../src/features/privacy/texts.ko.ts';
import { en as pulseEn } from '../../src/features/pulse/texts.en.ts';
import { ko as pulseKo } from '../../src/features/pulse/texts.ko.ts';
import { en as hostQuestionsEn } from '../../src/features/questions/host-texts.en.ts';
import { ko as hostQuestionsKo } from '../../src/features/questions/host-texts.ko.ts';
import { en as questionsEn } from '../../src/features/questions/texts.en.ts';
import { ko as questionsKo } from '../../src/features/questions/texts.ko.ts';
import { en as reactionsEn } from '../../src/features/reactions/texts.en.ts';
import { ko as reactionsKo } from '../../src/features/reactions/texts.ko.ts';
import { en as rehearsalsEn } from '../../src/features/rehearsals/texts.en.ts';
import { ko as rehearsalsKo } from '../../src/features/rehearsals/texts.ko.ts';
import { en as remoteEn } from '../../src/features/remote/texts.en.ts';
import { ko as remoteKo } from '../../src/features/remote/texts.ko.ts';
import { en as reportEn } from '../../src/features/reports/report-texts.en.ts';
import { ko as reportKo } from '../../src/features/reports/report-texts.ko.ts';
import { en as reportsEn } from '../../src/features/reports/texts.en.ts';
import { ko as reportsKo } from '../../src/features/reports/texts.ko.ts';
import { en as scheduleEn } from '../../src/features/schedule/texts.en.ts';
import { ko as scheduleKo } from '../../src/features/schedule/texts.ko.ts';
import { en as screensEn } from '../../src/features/screens/texts.en.ts';
import { ko as screensKo } from '../../src/features/screens/texts.ko.ts';
import { en as stageEn } from '../../src/features/stage/texts.en.ts';
import { ko as stageKo } from '../../src/features/stage/texts.ko.ts';
import { en as templatesEn } from '../../src/features/templates/texts.en.ts';
import { ko as templatesKo } from '../../src/features/templates/texts.ko.ts';
import { en as filterEn } from '../../src/features/word_filter/texts.en.ts';
import { ko as filterKo } from '../../src/features/word_filter/texts.ko.ts';
import { en as admissionEn } from '../../src/participant/admission-texts.en.ts';
import { ko as admissionKo } from '../../src/participant/admission-texts.ko.ts';
import { en as commonEn } from '../../src/i18n/presenter.en.ts';
import { ko as commonKo } from '../../src/i18n/presenter.ko.ts';
import { en as meEn } from '../../src/participant/me-texts.en.ts';
import { ko as meKo } from '../../src/participant/me-texts.ko.ts';
import { en as participantEn } from '../../src/participant/texts.en.ts';
import { ko as participantKo } from '../../src/participant/texts.ko.ts';
import { en as presenterEn } from '../../src/presenter/texts.en.ts';
import { ko as presenterKo } from '../../src/presenter/texts.ko.ts';

/** Some texts of an area, each in both languages, by the names that the help has for them. */
function some(ko, en, names) {
  return Object.fromEntries(
    Object.entries(names).map(([name, key]) => {
      if (!(key in ko)) throw new Error(`The help names a text that is not there: ${key}`);
      return [name, { ko: ko[key], en: en[key] }];
    }),
  );
}

/** The same names. */
function same(...keys) {
  return Object.fromEntries(keys.map((key) => [key, key]));
}

const MODES = ['open', 'slow', 'hold', 'known', 'read_only'].flatMap((mode) => [
  `mode_${mode}`,
  `mode_${mode}_hint`,
]);

export const labels = {
  ...some(activitiesKo, activitiesEn, same('activities', 'key_next', 'key_reveal')),
  ...some(crewKo, crewEn, { crew: 'crew' }),
  ...some(dashboardKo, dashboardEn, {
    ...same('new_session', 'custom_code', 'use_again'),
    create_button: 'create',
  }),
  ...some(
    inviteKo,
    inviteEn,
    same('tab_invite', 'show_hall', 'save_qr', 'passcode_set', 'own_window', 'key_screen'),
  ),
  ...some(sessionsKo, sessionsEn, {
    ...same('with_chat', 'pause', 'resume', 'end', 'replace_code', 'key_pause'),
    start_button: 'start',
  }),
  ...some(hostMessagesKo, hostMessagesEn, same(...MODES, 'key_write', 'key_chat')),
  ...some(
    messagesKo,
    messagesEn,
    same('chat', 'send', 'unsent', 'unsent_show', 'message_deleted', 'edited', 'message_marked'),
  ),
  ...some(unsentKo, unsentEn, same('edit_unsent', 'held', 'goes_later', 'discard')),
  ...some(
    moderationKo,
    moderationEn,
    same(
      ...['pin', 'delete_message', 'undo', 'held_waiting', 'approve_message', 'mute'],
      ...['remove_person', 'key_approve'],
    ),
  ),
  ...some(ownMessagesKo, ownMessagesEn, same('reply', 'copy', 'edit', 'delete')),
  ...some(lockKo, lockEn, same('lock')),
  ...some(nicknameKo, nicknameEn, same('nickname_change')),
  ...some(retentionKo, retentionEn, same('keep')),
  ...some(ownDataKo, ownDataEn, same('download', 'erase')),
  ...some(pulseKo, pulseEn, same('pulse', 'mood_faster', 'mood_slower', 'mood_lost', 'mood_fine')),
  ...some(hostQuestionsKo, hostQuestionsEn, same('key_questions')),
  ...some(questionsKo, questionsEn, same('questions')),
  ...some(reactionsKo, reactionsEn, same('reactions')),
  ...some(rehearsalsKo, rehearsalsEn, same('rehearse')),
  ...some(remoteKo, remoteEn, same('remote')),
  ...some(reportKo, reportEn, same('anonymous')),
  ...some(reportsKo, reportsEn, { ...same('summary', 'replay'), report_button: 'report' }),
  ...some(scheduleKo, scheduleEn, same('schedule')),
  ...some(screensKo, screensEn, { copy_screen_link: 'copy_link' }),
  ...some(
    stageKo,
    stageEn,
    same('stage', 'show_join', 'show_chat', 'show_questions', 'show_activity', 'show_blank'),
  ),
  ...some(templatesKo, templatesEn, same('start_with')),
  ...some(filterKo, filterEn, same('word_filter')),
  ...some(commonKo, commonEn, same('copy_link')),
  ...some(admissionKo, admissionEn, same('held_title', 'locked_title', 'ended_title')),
  ...some(meKo, meEn, same('invite', 'leave')),
  ...some(participantKo, participantEn, {
    ...same('unknown_title', 'passcode_label'),
    join_button: 'join',
  }),
  ...some(presenterKo, presenterEn, same('shortcuts_list')),
};
