export const ko = {
  read_to_here: '여기까지 읽었어요',
} as const;
