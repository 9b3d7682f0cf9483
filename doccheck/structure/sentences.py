"""Is a line a sentence, or a title? By the verbs that end or govern it."""

from __future__ import annotations

import re
from typing import Final

#: Ends of sentences in Kazakh: finite verbs and what stands for them.
KAZAKH_VERB: Final = re.compile(
    r"(?:[ае]ды|[ае]д[iі]|йды|йд[iі]|[аеы]мын|[еі]м[iі]н|с[ыіi]н|ғой|(?<![қк]орыт)(?<![қк]орт)[ыіi][лн]д[ыіi]"
    r"|\b(?:тиіс|тиис|керек|қажет|мүмкін|жоқ|болып|емес))[\s.;:,]*$",
    re.IGNORECASE,
)
RUSSIAN_VERB: Final = re.compile(
    r"\b(?:явля[ею]тся|долж(?:ен|на|но|ны)|обязан[аоы]?|вправе|нес[её]т|несут|мо(?:жет|гут)"
    r"|запрещается|допуска[ею]тся|счита[ею]т(?:ся)?|име[ею]т|подлеж[аи]т|следует|необходимо"
    r"|разработан[аоы]?|составлен[аоы]?|установлен[аоы]?|относ[яи]тся"
    r"|[а-яё]{3,}(?:[уюяа][ею]т|[еую]тся|[ия]тся))\b",
    re.IGNORECASE,
)
#: «Утвердить прилагаемые …»: a clause of an order.
COMMAND: Final = re.compile(r"^[А-ЯЁ][а-яё]{2,}(?:ить|ать|ять|еть|уть)(?:ся)?\b")
#: «Не істеу керек», «Куда обращаться»: a title that asks has a verb too.
KAZAKH_QUESTION: Final = re.compile(
    r"(?<!\w)(?:не|қандай|қалай|кім(?:ге|нен|дер)?|неге|қайда|қашан)(?!\w)",
    re.IGNORECASE,
)
RUSSIAN_QUESTION: Final = re.compile(
    r"(?:(?:для|о|на|с)\s)?(?:что|как|куда|кто|кому|зачем|чего|почему|когда|чем|чём)(?!\w)",
    re.IGNORECASE,
)
LONGEST_QUESTION: Final = 8
SEVERAL_SENTENCES: Final = re.compile(r"[^\W\d_]{3}[.;] +[^\W\d_]+ +[^\W\d_]{2}")


def is_sentence(text: str) -> bool:
    """Say whether a text holds a finite verb, or several sentences."""
    if _asks(text):
        return False
    cues = (KAZAKH_VERB, RUSSIAN_VERB, COMMAND, SEVERAL_SENTENCES)
    return any(cue.search(text) for cue in cues)


def _asks(text: str) -> bool:
    """Say whether a text is a few words that ask, as titles do."""
    if len(text.split()) > LONGEST_QUESTION or text.rstrip()[-1:] in set(".;:,"):
        return False
    in_kazakh = KAZAKH_VERB.search(text) and KAZAKH_QUESTION.search(text)
    return bool(in_kazakh or RUSSIAN_QUESTION.match(text))
