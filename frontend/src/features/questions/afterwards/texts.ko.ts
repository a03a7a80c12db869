export const ko = {
  questions: '질문과 답변',
  answer: '답변',
  answered: '답변 완료',
  not_answered: '아직 답변이 없어요.',
  votes: '추천 {count}',
  marked: '거친 말이 있을 수 있는 질문이에요.',
  unveil: '보기',
} as const;
