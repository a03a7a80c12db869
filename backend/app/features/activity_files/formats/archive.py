"""Zip archives in bounds: how many files, how many bytes, how much smaller than unpacked."""

import io
import zipfile
import zlib

from app.features.activity_files.items import UnreadableFileError

MOST_FILES = 500
MOST_BYTES = 8 * 1024 * 1024
MOST_RATIO = 200
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def opened(raw: bytes) -> zipfile.ZipFile:
    """Return an archive that is safe to unpack: zipfile reads no more than a file declares.

    Raises:
        UnreadableFileError: damaged, encrypted or out of bounds.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (*_DAMAGED, ValueError):
        raise UnreadableFileError("file_damaged") from None
    files = archive.infolist()
    total = sum(file.file_size for file in files)
    if len(files) > MOST_FILES or total > MOST_BYTES or total > MOST_RATIO * len(raw):
        raise UnreadableFileError("archive_too_large")
    return archive


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of one file.

    Raises:
        UnreadableFileError: it is damaged or encrypted.
    """
    try:
        return archive.read(name)
    except _DAMAGED:
        raise UnreadableFileError("file_damaged") from None


def unzipped(raw: bytes) -> bytes:
    """Return what the first gzip member holds; what follows it is ignored.

    Raises:
        UnreadableFileError: damaged or out of bounds.
    """
    reader = zlib.decompressobj(wbits=31)
    most = min(MOST_BYTES, MOST_RATIO * len(raw))
    try:
        text = reader.decompress(raw, most)
    except zlib.error:
        raise UnreadableFileError("file_damaged") from None
    if reader.eof:
        return text
    raise UnreadableFileError("archive_too_large" if len(text) == most else "file_damaged")
