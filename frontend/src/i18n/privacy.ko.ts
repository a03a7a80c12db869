export const ko = {
  own_data: '내 정보',
  kept_days: '이 세션의 이야기는 끝나고 {days}일 뒤에 모두 지워져요.',
  kept_year: '이 세션의 이야기는 끝나고 1년 뒤에 모두 지워져요.',
  kept_not: '이 세션의 이야기는 발표가 끝나면 모두 지워져요.',
  download: '내 메시지 내려받기',
  erase: '내 정보 지우기',
  erase_hint: '닉네임과 남긴 메시지가 모두의 화면에서 지워지고, 이 자리에서 나가요.',
  erasing: '5초 뒤에 닉네임과 메시지를 지워요. 되살릴 수 없어요.',
  erased: '닉네임과 메시지를 지웠어요.',
  file_name: '내-메시지',
} as const;
