/** Where a word stands between braces, `scripts/help` puts the label of what it names. */
export const ko = {
  title: '도움말',
  intro: '참여자는 설치도 계정도 없이 휴대폰으로 들어오고, 발표자는 로그인하고 세션을 만들어요.',
  contents: '차례',

  participants: '참여자',
  join: '참여하기',
  join_scan:
    '휴대폰 카메라로 QR을 찍고 링크를 열거나, [처음 화면](/)에 참여 코드를 입력해요. 코드는 4~12자리 영문과 숫자이고, 대소문자와 띄어쓰기는 상관없어요.',
  join_name: '다른 사람들에게 보일 닉네임을 정해요. 지금 쓰이는 닉네임은 고를 수 없어요.',
  join_press: '{join_button}를 눌러요. 아직 시작하지 않은 세션이면 기다리는 동안 자동으로 열려요.',
  join_not: '들어갈 수 없을 때',
  join_unknown: '발표자 화면의 코드와 같은지 확인해 주세요. 발표자가 코드를 바꿨을 수도 있어요.',
  join_passcode: '세션에 따라 암호를 물어봐요. 발표자에게 물어보세요.',
  join_held: '발표자가 수락하면 자동으로 열려요. 링크나 QR로 오면 바로 들어갈 수 있어요.',
  join_locked: '발표자가 입장을 잠갔어요. 열리면 화면이 자동으로 바뀌어요.',
  join_ended: '끝난 세션에는 새로 들어갈 수 없어요. 다른 코드가 있다면 그 코드로 참여해 주세요.',

  room: '방에서 할 수 있는 것',
  room_about: '발표자가 켠 것만 보여요.',
  room_chat:
    '메시지를 쓰고 {send}를 눌러요. 메시지의 ⋯ 버튼을 누르면 {reply}이나 {copy}를 할 수 있어요. 내 메시지는 5분 안에 {edit}할 수 있고, {delete}도 할 수 있어요.',
  room_reactions: '이모지를 누르면 모두에게 보여요. 메시지 하나에도 반응을 남길 수 있어요.',
  room_questions:
    '질문하고, 나도 궁금한 질문에 투표해요. 발표자가 허용하면 익명으로 물을 수 있어요.',
  room_activities: '투표, 척도, 순위, 주관식, 워드 클라우드, 퀴즈가 열리면 답해요.',
  room_pulse: '{mood_faster}, {mood_slower}, {mood_lost}, {mood_fine}를 눌러 말없이 알려요.',
  room_me: '내 메뉴',
  room_me_text:
    '오른쪽 위의 사람 모양을 누르면 {invite}, {nickname_change}, 언어와 화면 테마, {download}, {erase}, {leave}가 있어요.',

  states: '메시지의 상태',
  states_about: '내가 보낸 메시지가 어떻게 됐는지 알려 주는 표시예요.',
  state_pending: '도는 동그라미',
  state_pending_text: '서버로 보내고 있어요.',
  state_sent: '✓',
  state_sent_text:
    '서버에 저장됐고, 모두에게 보여요. 1분 안에 보낸 여러 메시지 가운데 마지막에만 붙어요.',
  state_held_text: '발표자가 승인하면 모두에게 보여요. 그 전에는 나와 진행하는 사람만 봐요.',
  state_later_text: '연결되거나 보낼 수 있게 되면 자동으로 보내요. 다시 쓰지 않아도 돼요.',
  state_unsent_text:
    '{unsent_show}를 누르면 이유가 있어요. {edit_unsent}로 고쳐서 보내거나 {discard}할 수 있어요.',
  state_edited_text: '보낸 사람이 내용을 고쳤어요.',
  state_deleted_text: '발표자나 보낸 사람이 삭제했어요.',
  state_marked_text: '비속어 필터가 가렸어요. 누르면 볼 수 있어요.',

  connection: '연결되지 않을 때',
  connection_about:
    '화면을 그대로 두세요. 자동으로 다시 연결하고, 그동안 쓴 메시지를 보내고, 놓친 메시지를 모두 보여 줘요.',
  connection_network:
    '다른 웹 페이지가 열리는지 확인해 주세요. 열리지 않으면 와이파이와 모바일 데이터를 바꿔 보세요.',
  connection_reload:
    '그래도 안 되면 페이지를 새로 고치세요. 같은 브라우저에서는 같은 닉네임으로 돌아와요.',
  connection_browser:
    '페이지가 제대로 보이지 않으면 Chrome, Safari, Edge, Firefox, 삼성 인터넷을 최신 버전으로 업데이트해 주세요.',
  connection_ask: '코드로 들어갈 수 없으면 발표자에게 참여 링크나 QR을 보여 달라고 하세요.',
  connection_blocked: '회사나 학교 네트워크라면',
  connection_blocked_text:
    '실시간 연결을 막는 네트워크에서는 자동으로 호환 모드로 이어져요. 메시지가 조금 늦을 수 있지만 빠지지는 않아요.',

  privacy: '개인정보',
  privacy_text:
    '닉네임과 보낸 내용을 저장하고, 세션이 끝나고 정해진 기간이 지나면 모두 삭제해요. 자세한 내용은 [개인정보 페이지](/privacy)에 있어요.',

  presenters: '발표자',
  create: '세션 만들기',
  create_sign_in: '[로그인](/dashboard)하고 {new_session}을 눌러요.',
  create_title:
    '제목을 정해요. 설명과 {custom_code}, {keep}은 선택이고, {start_with}하면 활동이 함께 준비돼요.',
  create_press: '{create_button}를 누르면 코드와 QR이 생겨요.',
  create_before: '시작하기 전에 준비하기',
  create_schedule: '날짜와 시각을 정하면 참여자가 기다리는 화면에 시작 시각이 보여요.',
  create_rehearse: '가상의 참여자와 연습해요. 연습에서 나온 것은 남지 않아요.',
  create_crew: '한 번만 쓸 수 있는 링크로 초대해요. 초대받은 사람은 계정이 필요 없어요.',

  start: '시작하고 끝내기',
  start_press:
    '{start_button}를 누르면 기다리던 참여자가 들어와요. {with_chat}를 켜 두면 채팅도 함께 열려요.',
  start_pause: '쉴 때는 {pause}를 누르고, {resume}을 누르면 이어져요.',
  start_end: '{end}를 누르면 끝나요. 다시 열 수 없지만, 대화는 보관 기간 동안 읽을 수 있어요.',

  code: '코드와 QR 보여 주기',
  code_about:
    '{tab_invite}에 QR과 코드가 있어요. {show_hall}를 누르면 화면을 가득 채워요. {copy_link}와 {save_qr}도 할 수 있고, 이 페이지를 인쇄하면 참여 안내문이 나와요.',
  code_access: '입장을 제한하기',
  code_passcode: '참여할 때 암호를 물어봐요.',
  code_lock: '새로운 사람이 들어올 수 없어요. 이미 들어온 사람은 그대로 있어요.',
  code_replace: '지금 코드와 QR로는 더 이상 입장할 수 없게 돼요.',

  moderate: '채팅 관리하기',
  moderate_menu:
    '메시지의 ⋯ 버튼을 누르면 {pin}, {delete_message}, {mute}, {remove_person}가 있어요. 삭제한 다음에는 잠시 {undo}를 누를 수 있어요.',
  moderate_held:
    '승인한 다음에 보이게 하면 메시지가 {held_waiting}에 모여요. {approve_message}을 누른 메시지만 모두에게 보여요.',
  moderate_modes: '채팅 방식',
  moderate_words: '비속어를 가리거나, 승인할 때까지 두거나, 차단해요. 닉네임은 언제나 걸러요.',

  screen: '큰 화면',
  screen_open:
    '{show_hall}를 누른 다음 {own_window}를 누르고, 그 창을 프로젝터나 다른 모니터로 옮기세요.',
  screen_stage:
    '{stage}에서 고른 것이 보여요: {show_join}, {show_chat}, {show_questions}, {show_activity}, {show_blank} 등.',
  screen_links: '로그인하지 않은 컴퓨터에서 열려면 {copy_screen_link}를 눌러 그 링크를 열어요.',
  screen_remote: '휴대폰에서 세션 페이지를 열면 {remote}으로 화면을 바꿀 수 있어요.',

  report: '끝난 다음',
  report_about:
    '세션 페이지에 {summary}이 있어요. {report_button}는 웹 페이지, 엑셀, CSV, JSON으로 다운로드하고, {anonymous}를 고를 수 있어요.',
  report_replay: '{replay}를 누르면 채팅과 질문, 화면을 그때의 순서대로 볼 수 있어요.',
  report_reuse: '내 세션의 {use_again}로 같은 설정의 새 세션을 만들어요.',

  shortcuts: '키보드 단축키',
  shortcuts_about:
    '세션 페이지에서 `?`를 누르면 목록이 열리고, 거기서 끌 수 있어요. 글을 쓰는 동안에는 동작하지 않아요.',
  programs: '프로그램으로 연결하려면 [REST API와 이벤트](/docs) 문서를 보세요.',
} as const;
