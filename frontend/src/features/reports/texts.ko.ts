export const ko = {
  summary: '세션 요약',
  summary_people: '모두',
  summary_peak: '가장 많을 때',
  summary_messages: '메시지',
  summary_writers: '글을 쓴 사람',
  summary_duration: '진행 시간',
  summary_count: '{count}명',
  summary_minutes: '{count}분',
  reaction_course: '시간대별 반응',
  course_peak: '{time}에 가장 많았어요: {count}번',
  course_from: '시각 ({minutes}분 단위)',
  as_table: '표로 보기',
  chat_csv: '채팅 다운로드 (CSV)',
  chat_text: '채팅 다운로드 (텍스트)',
  chat_csv_hint:
    'CSV에서 =, +, -, @로 시작하는 글 앞에는 작은따옴표가 붙어요. 스프레드시트가 수식으로 실행하지 않게 하려는 거예요.',
} as const;
