export const ko = {
  name_moods: '느긋한 반가운 산뜻한 씩씩한 다정한 즐거운 포근한 호기심많은',
  name_animals: '고래 수달 여우 다람쥐 판다 펭귄 고양이 부엉이 사슴 토끼',
} as const;
