export const ko = {
  stage: '화면에 보여 주는 것',
  show_join: '참여 안내',
  show_chat: '채팅',
  show_questions: '질문',
  show_activity: '활동',
  show_leaderboard: '순위',
  show_message: '메시지 하나',
  show_feed: '실시간 데이터',
  show_blank: '빈 화면',
  put_on_screen: '화면에 크게 보여 주기',
  take_off_screen: '화면에서 내리기',
} as const;
