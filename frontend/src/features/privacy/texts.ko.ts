export const ko = {
  own_data: '내 정보',
  kept_days: '이 세션의 대화는 끝나고 {days}일 뒤에 모두 삭제돼요.',
  kept_year: '이 세션의 대화는 끝나고 1년 뒤에 모두 삭제돼요.',
  kept_not: '이 세션의 대화는 세션이 끝나면 모두 삭제돼요.',
  download: '내 메시지 다운로드',
  erase: '내 정보 삭제',
  erase_hint: '닉네임과 남긴 메시지가 모두의 화면에서 삭제되고, 이 세션에서 나가요.',
  erase_question: '닉네임과 메시지를 모두 삭제할까요? 되살릴 수 없어요.',
  erase_not: '취소',
  erase_now: '모두 삭제',
  erased: '닉네임과 메시지를 삭제했어요.',
  file_name: '내-메시지',
} as const;
