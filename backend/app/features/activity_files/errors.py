"""What importing and exporting refuses."""

from collections.abc import Sequence
from typing import Any

from app.core.locale import Locale
from app.core.refusal import Refusal
from app.features.activity_files.views import FileProblem


class ImportRunning(Refusal):
    """This person's last file is still being read."""

    code, status = "import_running", 409
    retry, retry_after = "later", 1
    ko = "앞의 파일을 아직 읽고 있어요."
    en = "Your last file is still being read."


class FileEmpty(Refusal):
    """There is nothing in the file."""

    code, status = "file_empty", 422
    ko = "파일이 비어 있어요."
    en = "The file is empty."


class UnknownFileFormat(Refusal):
    """No reader knows it."""

    code, status = "unknown_file_format", 422
    ko = "읽을 수 있는 퀴즈 파일이 아니에요."
    en = "This is not a quiz file that can be read."


class FileDamaged(Refusal):
    """It begins like a known format, and goes on otherwise."""

    code, status = "file_damaged", 422
    ko = "파일이 깨져 있어서 읽을 수 없어요."
    en = "The file is damaged and cannot be read."


class FileHasEntities(Refusal):
    """Its XML declares entities, which may grow without end, or names files elsewhere."""

    code, status = "file_has_entities", 422
    ko = "엔티티나 외부 파일을 선언한 XML은 받지 않아요."
    en = "XML that declares entities or files elsewhere is not taken."


class ArchiveTooLarge(Refusal):
    """Unpacked, it is too large or has too many files."""

    code, status = "archive_too_large", 422
    ko = "압축을 푼 파일이 너무 크거나 너무 많아요."
    en = "The archive holds too many files, or too much once unpacked."


class FileTooComplex(Refusal):
    """Reading it took too much time or memory."""

    code, status = "file_too_complex", 422
    ko = "파일이 너무 복잡해서 읽지 못했어요."
    en = "The file is too complex to be read."


class NothingToImport(Refusal):
    """The file holds no activity that can be stored."""

    code, status = "nothing_to_import", 422
    ko = "가져올 수 있는 활동이 없어요."
    en = "There is no activity to import."


class NotInFormat(Refusal):
    """A format cannot hold all of them; `problems` says which, and `partial` leaves them out."""

    code, status = "not_in_format", 409
    ko = "이 형식에 담을 수 없는 활동이 {count}개 있어요."
    en = "Activities that the format cannot hold: {count}."

    def __init__(self, problems: Sequence[FileProblem] = ()) -> None:
        super().__init__()
        self.problems = problems

    def detail(self, locale: Locale) -> str:
        """Name the first three."""
        text = (self.ko if locale == "ko" else self.en).format(count=len(self.problems))
        return " ".join([text, *(problem.detail for problem in self.problems[:3])])

    def extra(self, locale: Locale) -> dict[str, Any]:
        return {**super().extra(locale), "problems": [one.wire() for one in self.problems]}


FILES = (FileEmpty, UnknownFileFormat, FileDamaged, FileHasEntities, ArchiveTooLarge)
