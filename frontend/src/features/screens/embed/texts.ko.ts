export const ko = {
  no_token: '화면 링크가 필요해요',
  no_token_hint:
    '이 주소의 # 뒤에 화면 토큰이 없어요. 발표자 페이지의 ‘화면 링크’에서 주소를 복사해 주세요.',
  mistakes: '주소에서 쓰지 않은 값',
  view_unknown: '{name}={value}: view는 chat 또는 screen이에요.',
  theme_unknown: '{name}={value}: theme은 light, dark, transparent 중 하나예요.',
  colour_invalid: '{name}={value}: 색은 1f1d2b처럼 16진수 3, 4, 6, 8자리로 적어요.',
  size_invalid: '{name}={value}: size는 50에서 300까지의 수예요.',
  option_unknown: '{name}: 이런 이름의 값은 없어요.',
} as const;
