export const ko = {
  unsent_title: '아직 올라가지 않은 내 메시지',
  edit_unsent: '고쳐 쓰기',
  held: '승인 대기 중',
  goes_later: '잠시 뒤에 자동으로 보내요',
  retry: '다시 보내기',
  discard: '삭제',
} as const;
