export const ko = {
  word_filter: '비속어 필터',
  filter_off: '끔',
  filter_off_hint: '메시지는 거르지 않아요. 닉네임은 언제나 걸러요.',
  filter_mark: '가리기',
  filter_mark_hint: '가려서 보여 주고, 누르면 볼 수 있어요.',
  filter_hold: '승인 후 표시',
  filter_hold_hint: '내가 승인해야 모두에게 보여요.',
  filter_refuse: '차단',
  filter_refuse_hint: '보낼 수 없고, 쓴 사람에게 이유를 알려요.',
  own_words: '직접 추가한 금칙어',
  own_words_label: '한 줄에 하나씩',
  own_words_hint: '기본 목록에 더해 걸러요. !로 시작하는 말은 허용해요.',
} as const;
