export const ko = {
  rehearsal: '리허설',
  rehearse: '리허설 해 보기',
  rehearse_means:
    '이 세션을 그대로 옮긴 연습용 세션이 열리고, 가상의 참여자가 들어와 채팅하고 반응하고 질문하고 답해요. 이 세션과 보고서에는 아무것도 남지 않아요.',
  people: '가상 참여자 수',
  people_hint: '1명부터 {most}명까지, {minutes}분 동안 참여해요.',
  people_wrong: '1부터 {most}까지의 수를 적어 주세요.',
  start: '리허설 시작',
  running: '리허설이 열려 있어요. {when}에 끝나요.',
  go: '리허설로 가기',
  stop: '리허설 끝내기',
  now: '리허설이에요. 참여자는 모두 가상이에요. {when}에 끝나요.',
  stopped: '리허설을 끝냈어요. 리허설에서 나온 것은 남지 않았어요.',
} as const;
