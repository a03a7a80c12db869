"""Answers are counted once each, together with those that are the same, in any order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.words.counting import WordCounts
from app.features.words.fold import fold

WORDS = [
    "커피",
    "커피가",
    "커피를",
    "커 피",
    "Coffee",
    "coffee",
    "loooong",
    "long",
    "빅데이터",
    "빅 데이터",
]
ANSWERS = st.lists(
    st.sampled_from([*WORDS, "고양이", "고양", "물", "물이", "ㅇㅈ", "goood", "god"])
)


def top(*answers: str) -> list[tuple[str, int]]:
    return WordCounts(answers).top()


def test_the_most_frequent_spelling_is_shown():
    assert top("AI", "ai", "AI") == [("AI", 3)]


def test_equal_counts_come_in_the_order_of_the_alphabet():
    assert top("나비", "가방", "다리", "다리") == [("다리", 2), ("가방", 1), ("나비", 1)]


def test_a_particle_goes_if_the_bare_word_was_answered_too():
    assert top("커피", "커피가", "커피를", "커피입니다") == [("커피", 4)]


def test_a_particle_stays_if_nobody_answered_the_bare_word():
    assert top("고양이", "회사에서") == [("고양이", 1), ("회사에서", 1)]


def test_a_particle_that_does_not_fit_the_last_sound_is_part_of_the_word():
    assert top("사람", "사람가") == [("사람", 1), ("사람가", 1)]


def test_one_syllable_before_a_short_particle_is_no_proof():
    assert top("나", "나이") == [("나", 1), ("나이", 1)]


def test_particles_on_particles_go_one_after_the_other():
    assert top("회사에서의", "회사에서", "회사") == [("회사", 3)]


def test_words_with_spaces_count_with_the_joined_one_if_it_was_answered():
    assert top("빅데이터", "빅 데이터", "빅 데이터를") == [("빅데이터", 3)]
    assert top("빅데이터", "빅 데이터", "빅 데이터") == [("빅 데이터", 3)]
    assert top("인공 지능") == [("인공 지능", 1)]


def test_stretched_letters_count_with_what_was_answered_unstretched():
    assert top("long", "loooong", "looooooong") == [("long", 3)]
    assert top("good", "god", "goooood") == [("good", 2), ("god", 1)]


def test_what_is_taken_back_is_not_counted():
    counts = WordCounts(["커피", "커피", "차"])
    counts.add("커피", -1)
    counts.add("차", -1)
    assert counts.top() == [("커피", 1)]


def test_a_word_without_its_bare_form_stands_alone_again():
    counts = WordCounts(["커피", "커피가"])
    counts.add("커피", -1)
    assert counts.top() == [("커피가", 1)]


def test_no_more_than_a_hundred_are_shown():
    counts = WordCounts(f"{number}번" for number in range(300))
    assert len(counts.top()) == 100
    assert counts.top(most=3) == [("0번", 1), ("100번", 1), ("101번", 1)]


@settings(deadline=None)
@given(ANSWERS)
def test_every_answer_is_counted_once(answers: list[str]):
    assert sum(count for _, count in top(*answers)) == len(answers)


@settings(deadline=None)
@given(ANSWERS, st.randoms())
def test_the_order_of_answers_changes_nothing(answers: list[str], random):
    shuffled = random.sample(answers, len(answers))
    assert top(*answers) == top(*shuffled)


@settings(deadline=None)
@given(ANSWERS, ANSWERS)
def test_taking_answers_back_is_as_if_they_had_not_come(answers: list[str], gone: list[str]):
    counts = WordCounts([*answers, *gone])
    for answer in gone:
        counts.add(answer, -1)
    assert counts.top() == top(*answers)


@settings(deadline=None)
@given(ANSWERS)
def test_what_is_shown_was_answered(answers: list[str]):
    assert {text for text, _ in top(*answers)} <= {" ".join(answer.split()) for answer in answers}
    assert all(fold(text) for text, _ in top(*answers))
