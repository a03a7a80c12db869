"""The sentences of notes, in both languages."""

from app.core.locale import Locale
from app.features.activity_files.items import Note

SENTENCES: dict[str, tuple[str, str]] = {
    "not_understood": (
        "문제로 읽을 수 없어서 뺐어요.",
        "This could not be read as a question and was left out.",
    ),
    "no_answers": (
        "답이 없는 글이라서 뺐어요.",
        "This text has no answers and was left out.",
    ),
    "kind_left_out": (
        "이런 종류({kind})의 문제는 아직 쓸 수 없어서 뺐어요.",
        "Questions of this kind ({kind}) cannot be used here; it was left out.",
    ),
    "answers_left_out": (
        "주관식 질문으로 바꿨어요. 정답({answers})은 쓰지 않아요.",
        "This becomes an open question, without its right answers ({answers}).",
    ),
    "order_left_out": (
        "순위 정하기로 바꿨어요. 정답 순서는 쓰지 않아요.",
        "This becomes a ranking, without its right order.",
    ),
    "no_right_answer": (
        "정답이 표시되어 있지 않아서 투표로 바꿨어요.",
        "No right answer is marked, so this becomes a poll.",
    ),
    "right_answer_unreadable": (
        "정답이 채점 규칙에만 있어서 읽을 수 없었어요. 투표로 바꿨어요.",
        "The right answer is only in scoring rules, which are not read; this becomes a poll.",
    ),
    "right_answer_unknown": (
        "정답 '{answer}'은(는) 보기에 없어요.",
        'The right answer "{answer}" is not among the options.',
    ),
    "one_right_only": (
        "이 형식은 정답이 하나뿐이에요. '{used}'만 정답으로 했어요.",
        'This format has one right answer; only "{used}" was taken.',
    ),
    "read_as_true_false": (
        "단답형이 아니라 참/거짓 문제로 읽었어요.",
        "This was read as true or false, not as a short answer.",
    ),
    "pictures_left_out": (
        "그림은 가져오지 않아요.",
        "Its pictures were left out.",
    ),
    "brace_open": (
        "중괄호 '{{'가 닫히지 않아서 이 문제를 뺐어요.",
        'A brace "{{" is not closed; the question was left out.',
    ),
    "several_gaps": (
        "빈칸이 여러 개인 문제는 쓸 수 없어서 뺐어요.",
        "A question with several gaps cannot be used here; it was left out.",
    ),
    "encoding_guessed": (
        "파일이 UTF-8이 아니라서 {encoding}(으)로 읽었어요. 글자를 확인해 주세요.",
        "The file is not UTF-8 and was read as {encoding}; please check its letters.",
    ),
    "text_empty": (
        "질문이 비어 있어서 뺐어요.",
        "The question has no text and was left out.",
    ),
    "text_too_long": (
        "질문이 {most}자보다 길어서 뺐어요.",
        "The question is longer than {most} characters and was left out.",
    ),
    "option_empty": (
        "빈 보기는 뺐어요.",
        "An empty option was left out.",
    ),
    "option_too_long": (
        "보기가 {most}자보다 길어서 이 문제를 뺐어요.",
        "An option is longer than {most} characters; the question was left out.",
    ),
    "option_twice": (
        "같은 보기가 두 번 있어서 한 번만 넣었어요.",
        "An option is there twice and was taken once.",
    ),
    "too_few_options": (
        "보기가 두 개보다 적어서 뺐어요.",
        "The question has fewer than two options and was left out.",
    ),
    "too_many_options": (
        "보기가 {count}개예요. {most}개까지만 쓸 수 있어서 뺐어요.",
        "The question has {count} options, {most} at most; it was left out.",
    ),
    "too_many_questions": (
        "문제는 {most}개까지만 가져와요. 나머지는 뺐어요.",
        "Only {most} questions can be taken; the others were left out.",
    ),
    "too_many_rows": (
        "표는 {most}행까지만 읽어요. 나머지는 뺐어요.",
        "Only {most} rows of a table are read; the others were left out.",
    ),
    "too_many_problems": (
        "알려 드릴 것이 모두 {count}개예요. 나머지는 줄였어요.",
        "There are {count} remarks; the others are left out.",
    ),
    "seconds_changed": (
        "제한 시간 {given}초를 {used}초로 바꿨어요.",
        "Its {given} seconds became {used}.",
    ),
    "not_valid": (
        "활동으로 쓸 수 없는 값이 있어서 뺐어요: {field}.",
        "A value is not valid, so this was left out: {field}.",
    ),
    "not_in_format": (
        "'{prompt}'은(는) 이 형식에 담을 수 없어요 ({kind}).",
        'The format cannot hold "{prompt}" ({kind}).',
    ),
}


def sentence(note: Note, locale: Locale) -> str:
    """Return what a note says in this language."""
    korean, english = SENTENCES[note.code]
    return (korean if locale == "ko" else english).format(**note.values)
