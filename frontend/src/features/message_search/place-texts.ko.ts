export const ko = { search: '채팅 검색' } as const;
