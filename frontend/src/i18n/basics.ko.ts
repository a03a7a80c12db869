export const ko = {
  close: '닫기',
  cancel: '취소',
  again: '다시 시도',
  undo: '되돌리기',
  theme_system: '화면 테마: 기기 설정',
  theme_light: '화면 테마: 밝게',
  theme_dark: '화면 테마: 어둡게',
  error_network: '연결하지 못했어요.',
  error_no_answer: '서버가 응답하지 않아요.',
  advice_network: '인터넷 연결을 확인하고 다시 시도해 주세요.',
  advice_again: '잠시 뒤에 다시 시도해 주세요.',
} as const;
