export const ko = {
  status_draft: '준비',
  status_active: '진행중',
  status_paused: '일시정지',
  status_ended: '종료',
  people: '{count}명',
  people_one: '{count}명',
  people_label: '지금 참여 중인 사람 {count}명',
  presenter_badge: '발표자',
  co_presenter_badge: '공동 발표자',
  moderator_badge: '진행 도우미',
  renamed: '닉네임이 바뀌었어요: {nickname}',
} as const;
