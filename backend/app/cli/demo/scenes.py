"""The scripts of the two rooms that `make demo` fills."""

from dataclasses import dataclass

from app.features.rehearsals.audience import script


@dataclass(frozen=True)
class Scene:
    """One room: its people, earlier messages, messages held for approval, and what follows."""

    code: str
    title: str
    description: str
    names: str  # with spaces between them
    messages: tuple[tuple[int | None, str], ...]  # who of the names; None is the presenter
    pinned: str  # one of the messages
    held: tuple[tuple[int, str], ...]
    going_on: tuple[str, ...]

    def nicknames(self) -> list[str]:
        """Return thirty nicknames."""
        return self.names.split()


KOREAN = Scene(
    code="DEMOKO",
    title="3분기 전체 회의: 우리가 배운 것",
    description="질문은 언제든 채팅으로 남겨 주세요. 자료는 끝나고 나눠 드려요.",
    names=script.KOREAN.names,
    messages=(
        (None, "안녕하세요! 오늘 와 주셔서 고마워요."),
        (0, "안녕하세요! 부산에서 보고 있어요"),
        (3, "화면도 소리도 잘 나와요 👍"),
        (None, "자료는 https://example.com/q3 에 올려 두었어요."),
        (7, "오늘 자료는 나중에도 볼 수 있나요?"),
        (None, "네, 회의가 끝나도 같은 주소에서 볼 수 있어요."),
        (11, "지난 분기보다 응답 시간이 절반으로 줄었다는 게 인상적이에요"),
        (16, "저도 그 부분이 궁금했어요. 무엇을 바꾼 건가요?"),
        (None, "목록을 한 번에 읽도록 바꾼 게 가장 컸어요. 다음 장에서 보여 드릴게요."),
        (22, "다음 분기에는 모바일을 먼저 하나요?"),
        (25, "신입 교육 일정도 알려 주시면 좋겠어요 🙏"),
        (9, "방금 그래프에서 가운데가 푹 꺼진 날은 무슨 일이 있었나요?"),
    ),
    pinned="자료는 https://example.com/q3 에 올려 두었어요.",
    held=(
        (5, "경쟁사 가격 인하에는 어떻게 대응하나요?"),
        (13, "재택근무 제도는 내년에도 그대로인가요?"),
        (28, "뒷자리는 글씨가 조금 작아요. 키워 주실 수 있나요?"),
    ),
    going_on=script.KOREAN.chat,
)

ENGLISH = Scene(
    code="DEMOEN",
    title="City meetup: small teams, big halls",
    description="Ask anything in the chat at any time. Slides are shared afterwards.",
    names=script.ENGLISH.names,
    messages=(
        (None, "Welcome everybody, good to see so many of you!"),
        (1, "Hello from the back row"),
        (4, "Hi! First time here"),
        (None, "The slides are at https://example.com/slides"),
        (6, "Will there be a recording?"),
        (None, "Yes, you find it at the same address tomorrow."),
        (10, "How large was the team that built this?"),
        (None, "Four people, and two of them part time."),
        (14, "That is a lot less than I expected"),
        (19, "Did you try it with a bad connection?"),
        (23, "I would love to see the numbers from the last slide again"),
        (27, "What would you do differently today?"),
    ),
    pinned="The slides are at https://example.com/slides",
    held=(
        (8, "What does it cost to run for a year?"),
        (17, "Can we use it for our school, too?"),
        (21, "Could you speak a little louder, please?"),
    ),
    going_on=script.ENGLISH.chat,
)

SCENES = (KOREAN, ENGLISH)
