export const ko = {
  chat_words: '채팅의 단어',
  chat_words_hint: '사람들이 많이 쓴 단어를 보여 줘요. 2초마다 새로 세요.',
  remove: '빼기',
  remove_word: '“{word}” 빼기',
  removed: '뺐어요',
  bring_back: '되돌리기',
  bring_back_word: '“{word}” 되돌리기',
  times: '메시지 {count}개',
} as const;
