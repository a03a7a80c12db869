export const ko = {
  hint_title: '이제 이렇게 해 보세요',
  hint_start: '시작하기',
  hint_start_why: '참여자가 들어올 수 있어요.',
  hint_chat: '채팅 켜기',
  hint_chat_why: '참여자가 메시지를 보낼 수 있어요.',
  hint_qr: 'QR 보여 주기',
  hint_qr_why: '휴대폰으로 바로 들어와요.',
  hint_close: '안내 닫기',
} as const;
