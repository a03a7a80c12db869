export const ko = {
  reactions: '반응',
  reactions_recent: '최근 반응',
  react_with: '{emoji} 보내기',
} as const;
