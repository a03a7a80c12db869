export const ko = {
  with_chat: '채팅 열기',
  note_title: '쉬는 동안 안내',
  note_add: '쉬는 동안 보일 안내 남기기',
  note_label: '참여자에게 보일 안내',
  note_example: '예: 10분 뒤에 이어요',
  note_hint: '비워 두면 쉬는 중이라고만 보여요.',
  now: '지금',
  course: '진행 기록',
  set_once: '설정',
  compact: '채팅 촘촘하게',
  away: '연결이 끊겼어요. 다시 연결되면 누를 수 있어요.',
} as const;
