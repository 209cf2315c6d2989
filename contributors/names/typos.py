"""One typo: a letter left out, one too many, another one, or two neighbours swapped.

Two words that are one typo apart share what is left when each loses at most one letter (the "symmetric deletion" of
SymSpell, W. Garbe 2012). So the words of a registry are kept with what remains of them, each distinct word once, and a
query asks for what remains of its own words: as many look-ups as it has letters, however many words there are.
"""

# As it is typed: shorter words are one typo away from too many others. One letter of it may be one too many.
LONG_ENOUGH = 5
SHORTEST = LONG_ENOUGH - 1


def remains(word: str) -> list[str]:
    """The word, and the word without each of its letters, each once. Nothing for a word that is too short for typos."""
    if len(word) < SHORTEST:
        return []
    return list(dict.fromkeys([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]))


def is_one_typo(typed: str, meant: str) -> bool:
    """Whether ``typed`` is ``meant`` with exactly one typo, and long enough for one to be looked for."""
    short, long = sorted((typed, meant), key=len)
    if typed == meant or len(typed) < LONG_ENOUGH or len(long) - len(short) > 1:
        return False
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    swapped = long[start + 1 : start + 2] + long[start]
    return short[start : start + 2] == swapped and short[start + 2 :] == long[start + 2 :]
