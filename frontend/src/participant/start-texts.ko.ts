export const ko = {
  waiting_title: '곧 시작해요',
  waiting_text: '시작하면 이 화면이 자동으로 열려요.',
  presenter_time: '발표자 시각으로는 {when}',
  starts_in: '시작까지',
  days_left: '{days}일 {hours}시간 {minutes}분',
  add_to_calendar: '캘린더에 추가',
} as const;
