export const ko = {
  reactions_total: '받은 반응',
} as const;
