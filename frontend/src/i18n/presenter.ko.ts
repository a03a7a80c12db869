export const ko = {
  retry: '다시 시도',
  cancel: '취소',
  save: '저장',
  back_to_dashboard: '내 세션으로',
  advice_code_taken: '다른 코드를 골라 주세요.',
  copy_link: '링크 복사',
  copied: '링크를 복사했어요.',
  change_failed: '바꾸지 못했어요.',
  advice_sign_in: '다시 로그인해 주세요.',
  my_sessions: '내 세션',
} as const;
