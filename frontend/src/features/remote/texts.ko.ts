export const ko = {
  remote: '리모컨',
  show_activity: '활동 보여 주기',
  blank: '화면 비우기',
  back_from_blank: '화면 다시 켜기',
} as const;
