export const ko = {
  connection: '연결',
  over_websocket: '연결됐어요',
  over_polling: '연결됐어요 · 호환 모드',
  websocket_blocked:
    '이 네트워크가 실시간 연결을 막고 있어요. 호환 모드로 이어져서 메시지가 조금 늦을 수 있어요.',
  quality: '참여자 연결 상태',
  quality_good: '좋아요',
  quality_fair: '보통이에요',
  quality_poor: '느려요',
  quality_ms: '보통 {p50} ms · 느리면 {p90} ms',
  quality_slow: '{measured}개 중 {slow}개는 1초 넘게 걸려요.',
  quality_none: '참여자가 들어오고 10초쯤 지나면 보여요.',
  reconnecting: '다시 연결하는 중이에요',
  away: '연결이 끊겼어요. 다시 연결되면 누를 수 있어요.',
} as const;
