"""Build `kk.json`, the Kazakh profile of langdetect, from `text/kk.txt`.

Run from anywhere: `python models/build_profile.py`. The same text gives the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

from langdetect.utils.lang_profile import LangProfile

MODELS = Path(__file__).parent
#: What a scanner for Russian only makes of Kazakh letters.
LOST = str.maketrans("әғқңөұүһі", "агкноуухи")


def build_profile(lines: list[str]) -> dict[str, object]:
    """Return the counts of n-grams; each line counts as typed and with letters lost."""
    profile = LangProfile("kk")
    for line in lines:
        small = line.lower()
        profile.update(small)
        profile.update(small.translate(LOST))
    profile.omit_less_freq()
    freq = dict(sorted(profile.freq.items()))
    return {"name": "kk", "n_words": profile.n_words, "freq": freq}


def main() -> None:
    lines = (MODELS / "text" / "kk.txt").read_text(encoding="utf-8").splitlines()
    text = json.dumps(build_profile(lines), ensure_ascii=False, indent=None)
    (MODELS / "kk.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
