export const ko = {
  time_label: '날짜와 시각',
  time_missing: '날짜와 시각을 골라 주세요.',
  zone_label: '시간대',
  zone_hint: '이 시간대의 시각이에요. 참여자에게는 각자의 시간대로 보여요.',
  zone_missing: '시간대를 골라 주세요. 예: Asia/Seoul',
  by_itself: '그 시각에 자동으로 시작',
  by_itself_hint: '꺼 두면 시작 버튼을 누를 때 시작해요.',
  remove: '시각 없애기',
} as const;
