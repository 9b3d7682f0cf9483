"""Single characters: what is plain, what is a space, what is thrown away."""

from __future__ import annotations

import re
from typing import Final

#: Text with none of this needs no repair at all.
SUSPECT: Final = re.compile(
    r"[^А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі0-9 .,;:!?()«»\"'№/%…§•_+=*–—-]"
    r"|  |- |^ | $|(?<=\w)[–—](?=\w)|[Хх]о \d|[.,;:][^\W_][^\s.,;:]*$| :\w"
    r"|[а-яәғқңөұүһі][!1][а-яәғқңөұүһі]"
    r"|[^\W\d_] [^\W\d_] [^\W\d_] [^\W\d_] "
)

#: No width and no meaning here: soft hyphen, joiners, direction marks, byte order mark.
IGNORABLE: Final = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)

#: Marks that readers of PDF leave for a hyphen at the end of a line.
_HYPHENS: Final = "\u2010\u2011\ufffe\x02"

_SPACES: Final = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_CONTROLS: Final = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"
)

#: Symbol and Wingdings bullets as word processors store them.
BULLETS: Final = "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf06e\uf071\uf0b0\uf0de\uf0e0"
PRIVATE_USE: Final = re.compile(r"[\ue000-\uf8ff]")

#: One character for one: places do not change.
PLAIN_CHARACTERS: Final = str.maketrans(
    {
        **dict.fromkeys(_CONTROLS, " "),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_HYPHENS, "-"),
        **{chr(code): "•" for code in range(0xE000, 0xF900)},
    }
)
