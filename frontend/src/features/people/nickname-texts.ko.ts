export const ko = {
  nickname: '내 닉네임',
  nickname_hint: '지금까지 쓴 메시지에도 새 닉네임으로 보여요.',
  nickname_change: '닉네임 바꾸기',
  nickname_missing: '닉네임을 입력해 주세요.',
} as const;
