export const ko = {
  delete_session: '세션 삭제',
  delete_question: '‘{title}’ 세션을 삭제할까요?',
  delete_means: '코드와 대화가 모두 삭제되고, 되살릴 수 없어요.',
  keep: '보관 기간',
  keep_not: '종료 시 삭제',
  keep_days: '{count}일',
  keep_year: '1년',
  keep_hint: '기간이 지나면 대화가 모두 삭제돼요. 고르지 않으면 서버의 기본 기간이 적용돼요.',
  gone_at_end: '종료하면 바로 삭제돼요',
  gone_after: '종료하고 {kept} 뒤에 삭제돼요',
  gone_at: '{when}에 삭제돼요',
  gone_soon: '곧 삭제돼요',
} as const;
