export const ko = {
  change_look: '색과 로고',
} as const;
