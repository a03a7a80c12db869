export const ko = {
  held_title: '발표자에게 입장을 요청해 주세요',
  held_text:
    '오늘 잘못된 코드가 많이 들어와서, 코드를 입력한 분은 발표자가 수락하면 들어가요. 링크나 QR 코드로 오면 바로 들어갈 수 있어요.',
  held_ask: '입장 요청하기',
  held_asking: '요청하는 중',
  awaited_title: '입장을 요청했어요',
  awaited_text: '발표자가 수락하면 이 화면이 자동으로 열려요. 입력한 코드는 {code}예요.',
  not_admitted_title: '아직 수락되지 않았어요',
  not_admitted_text: '코드가 맞는지 확인하고 다시 요청해 주세요.',
  ended_title: '끝난 세션이에요',
  ended_text: '참여해 주셔서 고마워요. 새 코드가 있다면 여기서 참여할 수 있어요.',
  deleted_title: '삭제된 세션이에요',
  deleted_text: '대화와 닉네임이 모두 삭제됐어요. 함께해 주셔서 고마워요.',
  removed_title: '이 세션에서 나오게 됐어요',
  removed_text: '발표자가 내보냈어요. 잘못된 것 같다면 발표자에게 말해 주세요.',
  locked_title: '지금은 입장할 수 없어요',
  locked_text: '발표자가 입장을 잠갔어요. 열리면 이 화면이 자동으로 바뀌어요.',
} as const;
