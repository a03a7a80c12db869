export const ko = {
  tabs: '화면 선택',
  chat: '채팅',
  tab_news: '새 소식이 있어요',
  came_forward: '‘{tab}’ 화면으로 옮겼어요.',
  calls: '‘{tab}’에 새로 열린 것이 있어요.',
} as const;
