import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  title: 'Help',
  intro:
    'Participants join from their phones, with no app and no account. Presenters sign in and create a session.',
  contents: 'Contents',

  participants: 'For participants',
  join: 'Join a session',
  join_scan:
    'Point your phone’s camera at the QR code and open the link, or enter the code on the [home page](/). Codes have 4 to 12 letters and digits; case and spaces do not matter.',
  join_name: 'Choose the nickname that others see. One that is in use cannot be chosen.',
  join_press:
    'Press {join_button}. If the session has not started yet, wait: it opens automatically.',
  join_not: 'If you cannot get in',
  join_unknown:
    'Check that the code matches the one on the presenter’s screen. The presenter may have replaced it.',
  join_passcode: 'Some sessions ask for a passcode. The presenter can tell you.',
  join_held:
    'The page opens automatically once the presenter lets you in. With the link or the QR code you can join at once.',
  join_locked:
    'The presenter has locked the session. The page opens automatically when it is unlocked.',
  join_ended:
    'Nobody new can join a session that is over. If you have another code, join with that.',

  room: 'In the room',
  room_about: 'You see what the presenter has turned on.',
  room_chat:
    'Write a message and press {send}. The ⋯ button of a message offers {reply} and {copy}. Your own messages also have {edit}, for 5 minutes, and {delete}.',
  room_reactions: 'Tap an emoji and everyone sees it. You can react to a single message, too.',
  room_questions:
    'Ask, and vote for questions you want answered, too. You can ask anonymously if the presenter allows it.',
  room_activities:
    'Answer polls, scales, rankings, open questions, word clouds and quizzes when they open.',
  room_pulse: 'Press {mood_faster}, {mood_slower}, {mood_lost} or {mood_fine} to say so silently.',
  room_me: 'Your menu',
  room_me_text:
    'Press the person at the top right for {invite}, {nickname_change}, language and theme, {download}, {erase} and {leave}.',

  states: 'States of messages',
  states_about: 'They tell what became of a message you sent.',
  state_pending: 'Turning circle',
  state_pending_text: 'It is on its way to the server.',
  state_sent: '✓',
  state_sent_text:
    'The server has stored it, and everyone sees it. Of several messages within a minute, only the last has the mark.',
  state_held_text:
    'Everyone sees it once the presenter approves it. Until then only you and the hosts do.',
  state_later_text:
    'It goes out automatically once you are connected or may write. There is no need to write it again.',
  state_unsent_text:
    'Press {unsent_show} to see why. {edit_unsent} lets you correct and send it; {discard} takes it away.',
  state_edited_text: 'Whoever sent it has changed the text.',
  state_deleted_text: 'The presenter or whoever sent it deleted it.',
  state_marked_text: 'The word filter has covered it. Press it to read it.',

  connection: 'If it does not connect',
  connection_about:
    'Leave the page open. It reconnects automatically, sends what you wrote meanwhile, and shows every message you missed.',
  connection_network:
    'Check that other web pages open. If not, switch between Wi-Fi and mobile data.',
  connection_reload:
    'If that does not help, reload the page. In the same browser you return under the same nickname.',
  connection_browser:
    'If the page does not look right, update your browser: Chrome, Safari, Edge, Firefox or Samsung Internet.',
  connection_ask: 'If the code does not let you in, ask the presenter for the link or the QR code.',
  connection_blocked: 'On a company’s or a school’s network',
  connection_blocked_text:
    'Where live connections are blocked, the page changes to compatibility mode automatically. Messages may take a little longer, but none is missing.',

  privacy: 'Privacy',
  privacy_text:
    'Your nickname and what you send are stored, and all of it is deleted a set time after the session ends. The [privacy page](/privacy) has the details.',

  presenters: 'For presenters',
  create: 'Create a session',
  create_sign_in: '[Sign in](/dashboard) and press {new_session}.',
  create_title:
    'Give it a title. A description, {custom_code} and {keep} are optional, and {start_with} prepares activities, too.',
  create_press: 'Press {create_button}, and there is a code and a QR code.',
  create_before: 'Prepare before the start',
  create_schedule: 'Set a date and time, and people who wait see when it starts.',
  create_rehearse: 'Practise with simulated participants. Nothing of it stays.',
  create_crew: 'Invite with a link that works once. Whoever you invite needs no account.',

  start: 'Start and end',
  start_press:
    'Press {start_button}, and people who wait come in. With {with_chat} checked, the chat opens, too.',
  start_pause: 'For a break press {pause}, and {resume} to go on.',
  start_end:
    '{end} ends it. You cannot reopen it, but the conversation stays readable for as long as it is kept.',

  code: 'Show the code',
  code_about:
    '{tab_invite} has both. {show_hall} fills the screen with them. {copy_link} and {save_qr} are below them, and printing the page gives a sheet that says how to join.',
  code_access: 'Limit who comes in',
  code_passcode: 'People are asked for the passcode when they join.',
  code_lock: 'Nobody new can join. Whoever is in stays in.',
  code_replace: 'The present code and QR code stop working.',

  moderate: 'Moderate the chat',
  moderate_menu:
    'The ⋯ button of a message offers {pin}, {delete_message}, {mute} and {remove_person}. After deleting, you can press {undo} for a moment.',
  moderate_held:
    'If messages need approval, they gather under {held_waiting}. Everyone sees those for which you press {approve_message}.',
  moderate_modes: 'Ways to chat',
  moderate_words:
    'Profanity is covered, held for approval or refused. Nicknames are always checked.',

  screen: 'The big screen',
  screen_open:
    'Press {show_hall}, then {own_window}, and move that window to the projector or another display.',
  screen_stage:
    'It shows what you choose under {stage}: {show_join}, {show_chat}, {show_questions}, {show_activity}, {show_blank} and more.',
  screen_links:
    'For a computer where nobody has signed in, press {copy_screen_link} and open that link there.',
  screen_remote: 'Open the session on your phone, and {remote} changes what the screen shows.',

  report: 'Afterwards',
  report_about:
    'The session’s page has a {summary}. Download the {report_button} as a web page, Excel, CSV or JSON; you may choose {anonymous}.',
  report_replay:
    '{replay} shows the chat, the questions and the screen in the order in which it all happened.',
  report_reuse: '{use_again} in your sessions makes a new one with the same settings.',

  shortcuts: 'Keyboard shortcuts',
  shortcuts_about:
    'Press `?` on a session’s page for the list, where you can turn them off. They do nothing while you write.',
  programs: 'To connect programs, read about the [REST API and events](/docs).',
};
