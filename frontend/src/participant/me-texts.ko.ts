export const ko = {
  about_session: '세션 소개',
  me_title: '{nickname} 님으로 참여 중',
  not_you: '다른 분이신가요?',
  not_you_text: '나가면 이 닉네임을 다른 사람이 쓸 수 있어요. 남긴 메시지는 그대로 있어요.',
  leave: '나가기',
  leaving_failed: '아직 나가지 못했어요. 연결을 확인하고 다시 시도해 주세요.',
} as const;
