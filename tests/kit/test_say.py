"""Sentences apart from their language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Say, say

JAPANESE = {"{a} knows {b}.": "{a}が読めるのは{b}です。", "cards": "連絡先", "mail": "メール"}


def test_a_sentence_is_filled_in_the_language_of_its_reader() -> None:
    sentence = say("{a} knows {b}.", a="enishi", b=(say("cards"), say("mail")))
    assert str(sentence) == "enishi knows cards, mail."
    assert sentence.fill(JAPANESE.__getitem__, comma="、") == "enishiが読めるのは連絡先、メールです。"


values = st.recursive(
    st.text() | st.integers(),
    lambda inner: st.builds(lambda v: say("{v}", v=v), inner) | st.lists(st.just(say("x"))).map(tuple),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from("abc"), values))
def test_a_sentence_comes_back_from_its_json(found: dict[str, object]) -> None:
    sentence = Say("{a}{b}", tuple(found.items()))  # type: ignore[arg-type]
    assert Say.from_json(sentence.as_json()) == sentence
