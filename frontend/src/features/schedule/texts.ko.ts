export const ko = {
  schedule: '시작 시각 정하기',
  reschedule: '시작 시각 바꾸기',
  planned: '{when} 시작 예정',
  starts_alone: '{when} 자동 시작',
  overdue: '시작하기로 한 시각이 지났어요: {when}',
  add_to_calendar: '캘린더에 추가',
} as const;
