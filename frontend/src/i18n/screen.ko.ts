export const ko = {
  how: '카메라로 QR을 찍거나, 이 주소에서 코드를 입력하세요',
  here: '{count}명 참여 중',
  view: '보여 줄 것',
  view_join: '참여 안내',
  view_talk: '채팅과 반응',
  talk: '최근 채팅',
  quiet: '첫 메시지를 기다리고 있어요',
  print_how: '휴대폰 카메라로 QR을 찍거나, 아래 주소에서 코드를 입력하세요.',
} as const;
