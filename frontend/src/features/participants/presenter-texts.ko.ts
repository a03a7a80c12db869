export const ko = {
  lock: '입장 잠금',
} as const;
