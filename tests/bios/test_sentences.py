"""Where sentences end, in the main languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.bios import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["She writes. ", "He reads! ", "Do they? ", "Yes…"],
        ["Dr. Smith met Mr. J. R. Ewing at St. Mary's. ", "They talked."],
        ["She covers the U.S. Senate. ", "He doesn't."],
        ["She lives in the U.S. ", "She writes."],
        ["Jane Doe, Ph.D., teaches. ", "John Roe Jr. ", "He writes."],
        ["It costs 3.5 million, i.e. a lot, e.g. for us. ", "True."],
        ["Born in 2005. ", "17 years later."],
        ["She works at Yahoo! News and Acme Inc. in Ohio. ", "He left Acme Inc. ", "He writes."],
        ['"Who goes there?" she asked. ', "(Nobody.) ", "“Right.” ", "End"],
        ["Author of Who Am I? and other plays. ", "Next."],
        ["Laura\n\n", "A writer"],
        ["Laura\nA writer"],
        ["Sie wohnt z. B. in der Hauptstr. 5, seit dem 3. Oktober, bzw. länger. ", "Er auch."],
        ["Prof. Dr. Müller schreibt. ", "Seit 2005."],
        ["M. Dupont et Mme. Roy écrivent. ", "Elle vit à Paris."],
        ["La Sra. García vive en EE.UU. y la Dra. Ruiz también. ", "Ella escribe."],
        ["Il Dott. Rossi e la Prof. Bianchi. ", "È nato a Roma."],
        ["Mieszka przy ul. Długiej od 2005 r. i pisze, m.in. o kulturze. ", "Jest autorką."],
        ["Родился в 1980 г. Москве, живёт на ул. Ленина. ", "Он пишет."],
        ["彼女は記者です。", "東京に住む！", "本当？"],
        ["「行く。」と彼は言った。", "終わり。"],
        ["他说：“走吧。”", "然后离开。 ", "结束"],
        ["هي كاتبة. ", "أين تعيش؟ ", "في القاهرة."],
        ["वह लिखती हैं। ", "दिल्ली में रहती हैं॥"],
        ["No end"],
        [],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


@given(st.text(alphabet=st.sampled_from('aB.!? \n。」“"1é'), max_size=80) | st.text(max_size=80))
def test_sentences_joined_are_the_text(text: str) -> None:
    parts = sentences(text)
    assert "".join(parts) == text
    assert all(parts)


@given(st.lists(st.sampled_from(["She writes", "He reads", "A", "U.S", "Dr", "12", "end"]), max_size=8))
def test_no_sentence_begins_within_a_word(words: list[str]) -> None:
    parts = sentences(". ".join(words))
    assert all(part[-1].isspace() for part in parts[:-1])
