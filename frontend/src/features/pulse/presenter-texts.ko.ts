export const ko = {
  pulse_switch: '속도 신호',
  nobody: '아직 신호가 없어요',
  needle: '참여자들이 느끼는 속도: {moods}',
  course: '지난 10분의 변화, 위쪽이 더 빨리',
} as const;
