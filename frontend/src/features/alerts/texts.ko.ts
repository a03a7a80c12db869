export const ko = {
  alerts: '알림',
  alerts_here: '소리와 진동',
  alerts_hint:
    '이 기기에서만요. 승인할 메시지가 오면 알려 주고, 다른 창을 볼 때는 새 메시지도 알려 줘요.',
} as const;
