"""What simulated participants are called and say, in both languages."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice

from app.core.locale import Locale


@dataclass(frozen=True)
class Script:
    """Names and lines in one language; `surnames` make as many names as an audience needs."""

    names: str  # with spaces between them
    surnames: str
    pattern: str
    chat: tuple[str, ...]
    questions: tuple[str, ...]
    opinions: tuple[str, ...]
    words: tuple[str, ...]

    def nicknames(self, taken: Container[str], number: int) -> list[str]:
        """Return nicknames that nobody has, always in the same order."""
        return [*islice((name for name in self._every() if name not in taken), number)]

    def _every(self) -> Iterator[str]:
        yield from self.names.split()
        for surname in self.surnames.split():
            for name in self.names.split():
                yield self.pattern.format(name=name, surname=surname)


KOREAN = Script(
    names=(
        "지수 민준 서연 도윤 하은 시우 유나 준호 지민 예린 현우 소율 태민 가은 승현 "
        "다인 우진 나연 건우 보라 은우 채원 성민 수아 재윤 하람 미소 정훈 아린 동현"
    ),
    surnames="김 이 박 최 정 강 조 윤",
    pattern="{surname}{name}",
    chat=(
        "오, 이건 처음 들어요",
        "예시가 있으면 더 좋겠어요",
        "우리 팀에서도 해 보고 싶어요",
        "앞의 숫자를 한 번만 더 보여 주실 수 있나요?",
        "공감해요",
        "이 부분은 문서로도 남겨 주세요",
        "질문 있어요! 비용은 얼마나 들었나요?",
        "발표 정말 깔끔하네요 👏",
        "다음 주 모임에서 더 이야기해요",
        "그 도구 이름이 뭐라고 하셨죠?",
    ),
    questions=(
        "발표 자료는 어디에서 볼 수 있나요?",
        "처음 시작할 때 가장 어려웠던 점은 무엇인가요?",
        "작은 팀에서도 해 볼 수 있을까요?",
        "다음에는 무엇을 할 계획인가요?",
        "비용은 얼마나 들었나요?",
        "다시 한다면 무엇을 다르게 하시겠어요?",
    ),
    opinions=(
        "숫자를 있는 그대로 보여 준 점",
        "짧아서 좋았어요",
        "질문에 바로 답해 준 것",
        "예시가 많았던 것",
        "우리 팀에도 도움이 될 것 같아요",
        "조금 더 천천히 설명해 주세요",
    ),
    words=("성장", "도전", "재미", "따뜻함", "집중", "변화", "협력", "속도"),
)

ENGLISH = Script(
    names=(
        "Alex Sofia Daniel Mei Priya Tom Amara Lucas Hana Noah Ines Omar Grace Yuki Leo "
        "Maya Finn Zoe Ravi Elena Sam Nora Diego Ada Kofi Lena Jonas Ruth Ivan Chloe"
    ),
    surnames="B. C. D. K. L. M. P. S.",
    pattern="{name} {surname}",
    chat=(
        "Good point",
        "Could you show an example?",
        "We had the same problem last year",
        "Thanks, that answers my question",
        "How long did that take?",
        "I did not know that 😮",
        "Is that in the documentation?",
        "Love this slide 👏",
        "What was the name of that tool again?",
        "Let us talk about it in the break",
    ),
    questions=(
        "Where do I find the slides?",
        "What was the hardest part at the beginning?",
        "Does this work for a small team, too?",
        "What are you going to do next?",
        "What does it cost?",
        "What would you do differently today?",
    ),
    opinions=(
        "Measure first",
        "Small teams are enough",
        "Start with the data",
        "Fewer meetings",
        "It was short, I liked that",
        "A little slower, please",
    ),
    words=("growth", "courage", "fun", "focus", "change", "teamwork", "speed", "calm"),
)

_SCRIPTS: dict[Locale, Script] = {"ko": KOREAN, "en": ENGLISH}


def script_of(locale: Locale) -> Script:
    """Return what is said in this language."""
    return _SCRIPTS[locale]
