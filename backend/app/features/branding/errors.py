"""What is refused as a logo."""

from app.core.refusal import Refusal


class ImageEmpty(Refusal):
    """There is nothing in the file."""

    code, status = "image_empty", 422
    ko = "파일이 비어 있어요."
    en = "The file is empty."


class ImageUnknown(Refusal):
    """By its content it is no PNG, JPEG or WebP, whatever it is called."""

    code, status = "image_unknown", 422
    ko = "PNG, JPEG, WebP 이미지만 쓸 수 있어요."
    en = "Only PNG, JPEG and WebP images are taken."


class ImageTooManyPixels(Refusal):
    """It says that it has more pixels than are ever decoded."""

    code, status = "image_too_many_pixels", 422
    ko = "이미지가 너무 커요. 1,600만 화소까지 쓸 수 있어요."
    en = "The image has too many pixels; 16 megapixels are the most."


class ImageAnimated(Refusal):
    """It has more than one picture."""

    code, status = "image_animated", 422
    ko = "움직이는 이미지는 쓸 수 없어요."
    en = "Animated images are not taken."


class ImageDamaged(Refusal):
    """It begins like an image and cannot be decoded."""

    code, status = "image_damaged", 422
    ko = "이미지가 깨져 있어서 읽을 수 없어요."
    en = "The image is damaged and cannot be read."


class ImageTooComplex(Refusal):
    """Decoding it took too much time or memory."""

    code, status = "image_too_complex", 422
    ko = "이미지가 너무 복잡해서 읽지 못했어요."
    en = "The image is too complex to be read."


class LogoNotFound(Refusal):
    """No session has this logo, or it was taken away."""

    code, status = "logo_not_found", 404
    ko = "로고를 찾을 수 없어요."
    en = "There is no such logo."


class LookNotFound(Refusal):
    """That is no colour and no digest of a logo."""

    code, status = "look_not_found", 404
    ko = "그런 색과 로고는 없어요."
    en = "There is no such look."


IMAGES = (ImageEmpty, ImageUnknown, ImageTooManyPixels, ImageAnimated, ImageDamaged)
