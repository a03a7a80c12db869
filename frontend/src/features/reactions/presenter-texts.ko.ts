export const ko = {
  reactions_total: '받은 반응',
  change_set: '반응 이모지 바꾸기',
} as const;
