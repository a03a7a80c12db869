export const ko = {
  newcomers_count: '입장 대기 {count}명',
  newcomers_show: '보기',
  newcomers_why:
    '오늘 잘못된 코드가 많이 들어와서, 링크나 QR 코드로 오지 않은 사람은 수락해야 들어와요. 참여할 분이 맞으면 수락해 주세요.',
  newcomer_admit: '수락',
  newcomer_admit_named: '{nickname} 님 입장 수락',
  newcomers_admit_all: '모두 수락',
} as const;
