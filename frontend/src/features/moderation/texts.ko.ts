export const ko = {
  pinned: '고정한 메시지',
  pinned_more: '고정한 메시지 모두 보기',
  pinned_less: '고정한 메시지 접기',
  unpin: '고정 해제',
} as const;
