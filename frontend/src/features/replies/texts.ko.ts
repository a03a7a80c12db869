export const ko = {
  reply: '답장',
  replying: '{nickname} 님에게 답장',
  replying_self: '내 메시지에 답장',
  stop_replying: '답장 취소',
  jump: '{nickname} 님의 원래 메시지로: {text}',
  gone: '삭제된 메시지',
  covered: '가려진 메시지',
  earlier: '이전 메시지',
  jump_failed: '원래 메시지를 불러오지 못했어요.',
} as const;
