export const ko = {
  reactions: '메시지 반응',
  react_with: '{emoji} 반응',
  chip: '{emoji} {count}명',
} as const;
