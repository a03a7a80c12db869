export const ko = {
  notes: '발표자 노트',
  placeholder: '말할 순서, 꼭 할 말',
  hint: '발표자와 진행자만 볼 수 있어요.',
  loading: '불러오는 중이에요…',
  saving: '저장하는 중이에요…',
  saved: '저장했어요. 발표자와 진행자만 볼 수 있어요.',
  changed_elsewhere: '다른 곳에서 먼저 고쳤어요. 어느 쪽을 남길까요?',
  nothing: '(비어 있음)',
  take_theirs: '위의 노트로 바꾸기',
  keep_mine: '내가 쓴 것으로 저장',
} as const;
