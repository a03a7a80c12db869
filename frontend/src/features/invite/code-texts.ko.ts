export const ko = {
  code: '참여 코드',
  code_hint: '영문과 숫자 4~12자. 지금 코드 {code}는 더 이상 쓸 수 없게 돼요.',
  code_same: '지금 쓰는 코드예요.',
} as const;
