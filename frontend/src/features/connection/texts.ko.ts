export const ko = {
  connecting: '연결이 끊겼어요. 다시 이어지면 보낼게요',
} as const;
