"""Words in the letters that bad keyboards and scanners leave of them.

For comparison with known words only: folded text has no way back.
"""

from __future__ import annotations

import re
from typing import Final

#: Latin letters to the Cyrillic ones that look alike.
LOOK_ALIKES: Final = dict(
    zip(
        map(ord, "ABCEHIKMOPTXYaceiopxyqğ"),
        "авсенікмортхуасеіорхукг",
        strict=True,
    )
)
#: Letters that a keyboard or scanner takes for each other, to one of them: қ and к;
#: п, н, и, й, ң, і; ш, щ, ц; ъ, ь …
SURVIVORS: Final = str.maketrans("әғқөұүһёңінпйщцъ", "агкоуухеииииишшь")
BROKEN_WORD: Final = re.compile(r"(?<=[^\W\d_])-\s?(?=[^\W\d_])")


def _folded_letter(letter: str) -> str:
    alike = letter.translate(LOOK_ALIKES).lower().translate(LOOK_ALIKES)
    return alike.translate(SURVIVORS)


#: The three steps as one, for the letters of our alphabets.
FOLDED: Final = {
    code: _folded_letter(chr(code))
    for code in (*range(0x20, 0x180), *range(0x400, 0x530))
}


def fold(text: str) -> str:
    """Return text in the letters that survive a bad keyboard or scanner.

    >>> fold("Tapay"), fold("ҚОСЫМША"), fold("Нриказ") == fold("приказ")
    ('тарау', 'косымша', True)
    """
    return BROKEN_WORD.sub("", text.translate(FOLDED))


def folded_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern for folded text, written in the usual letters."""
    return re.compile(pattern.translate(SURVIVORS))
