export const ko = {
  pulse: '지금 속도, 어때요?',
  mood_faster: '더 빨리',
  mood_slower: '천천히',
  mood_lost: '놓쳤어요',
  mood_fine: '좋아요',
} as const;
