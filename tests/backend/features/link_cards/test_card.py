"""A card as a page: whatever is said in it stays text, and its picture is what it says."""

import struct

from app.core.config import ROOT
from app.features.link_cards.card import PICTURE, Card
from fixtures.meta_tags import Tags


def test_no_word_breaks_a_line_or_out_of_its_tag():
    page = Card.of_session("en", "a\r\nb\t c", '{presenter}" x="\n1').page(
        "http://a", "http://a/\"'<>&"
    )
    said = Tags(page).said
    assert said["og:title"] == "a b c"
    assert said["og:description"] == 'Join {presenter}" x=" 1’s session'
    assert said["og:url"] == "http://a/\"'<>&"


def test_the_picture_is_as_large_as_the_card_says():
    picture = (ROOT / "frontend" / "public" / PICTURE.lstrip("/")).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 100_000
