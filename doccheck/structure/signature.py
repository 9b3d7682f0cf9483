"""Who signs: posts, names with initials, and the lines that carry both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.document import Span
from doccheck.structure.lines import Line, Stretch
from doccheck.structure.model import Completeness, Requisite, RequisiteKind

#: A signature stands in the last lines of a document.
SIGNING_LINES: Final = 30
#: A post and its organisation may take so many lines above the name.
POST_LINES: Final = 3
#: What stands before a name in a line of signature is no sentence.
POST_LENGTH: Final = 110

#: «Хатшы: Ж.Сейіт…» is a signature in so many last lines, else a word on who was there.
LAST_LINES: Final = 3
#: ... of a text that has so many above them.
BODY_LINES: Final = 3

#: A post or an organisation above a name: a line of text would be longer.
SHORT_LINE: Final = 75

_CAPITAL: Final = r"[А-ЯЁӘҒҚҢӨҰҮІҺ]"
_SURNAME: Final = rf"{_CAPITAL}[^\W\d_]{{2,24}}(?:-{_CAPITAL}[^\W\d_]{{1,24}})?"
#: «А. Шпек…», «С.Болат…», «К. М.Қас…»; scanners read the dot as a comma.
_INITIALS_FIRST: Final = re.compile(
    rf"(?<![^\W_]){_CAPITAL}[.,]\s?(?:{_CAPITAL}[.,]\s?)?{_SURNAME}(?![\w-])"
)
#: «Болатов С.А.»
_SURNAME_FIRST: Final = re.compile(
    rf"(?<![^\W_]){_SURNAME}\s{_CAPITAL}\.\s?(?:{_CAPITAL}\.)?(?![\w])"
)
#: «Серікова Айжан Маратқызы»: only where nothing else is in the line.
_FULL_NAME: Final = re.compile(rf"{_SURNAME}(?:\s{_SURNAME}){{1,2}}")

#: Endings of surnames and patronymics: two capitals alone may be a country.
_FAMILY: Final = re.compile(
    r"(?:[оеё]ва?|ина?|[ұу]лы|[қк]ызы|вич|вна|ск(?:ий|ая)|бай|бек|хан)(?![^\W\d_])"
)
#: Capitals that are part of a body's name.
_BODY: Final = re.compile(
    r"республик|агент|[қк]аза[қх]стан|министр|облас|облыс|город|[қк]аласы|совет|"
    r"правлен|департамент|комитет|управлен|бас[қк]арма",
    re.IGNORECASE,
)

_POST: Final = re.compile(
    r"(?<![^\W_])(?:(?:бас[қк]арма|бірінші|аға|жетекші|генеральн[^\W\d_]{2}|исполнительн[^\W\d_]{2}"
    r"|перв[^\W\d_]{2,3}|старш[^\W\d_]{2,3})\s)?(?:"
    # Kazakh; the scanner's and the Russian keyboard's letters too
    r"бас\sд[әае]р[іи]гер|т[өо]ра[ғг]а|т[өо]райым|басшы|басты[қкғг]|бас\sредактор"
    r"|[әа]к[іи]м(?!д[іи])|ме[ңн]геруш[іи]|орынбасар|хатшы|маман|за[ңн]гер|есепш[іи]"
    r"|жетекш[іи]|бас[қк]арушы|ке[ңн]есш[іи]|м[үу]шес[іи]|д[әа]р[іи]гер|жауапты\sт[ұу]л[ғг]а"
    r"|у[әа]к[іи]л|м[ұу][ғг]ал[іи]м|[әа]д[іи]скер|т[әа]рбиеш[іи]"
    # both languages
    r"|премьер-министр|директор(?!ов)|ректор|президент|министр(?!л)|бухгалтер|офицер|инспектор|менеджер|провизор"
    r"|прокурор|нотариус|аудитор|экономист|инженер|психолог|координатор|методист"
    # Russian
    r"|председател|руководител|начальник|(?:главн[^\W\d_]{2,3}\s)?врач|заместител"
    r"|заведующ|секретар|специалист|юрист|управляющ|советник|член|эксперт|глав[аы]\b"
    r"|уполномоченн|учител|педагог|преподавател"
    r"|и\.\s?о\.|м\.\s?а\."
    r")[^\W\d_]{0,9}(?:\s(?:правления|совета\sдиректоров))?",
    re.IGNORECASE,
)
#: «Докладчик – комплаенс-офицер …», «Қатысқандар: …»: who spoke or was there.
_SPEAKER: Final = re.compile(
    r"\W*(?:докладчик|лектор|спикер|слушали|выступи|присутств|участв|участник|приглаш|вед[её]т"
    r"|баяндамашы|дәріскер|спикер|тыңда|қатыс|шақыр|сөз\s)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[-•–])\s?\S")
#: A telephone, a sum: no post.
_LONG_NUMBER: Final = re.compile(r"\d{3}")
_SENTENCE_END: Final = re.compile(r"[.;:,]\s*$")
#: Rules to sign on, dashes and dots between post and name, what is left of a stamp.
_FILLING: Final = re.compile(r"[_\s.:(\-–—|/\\*%]+$|^[_\s\-–—|/\\*%]+")
_LINE_TO_SIGN: Final = re.compile(r"_{3,}")
#: «(қолы)», «(подпись)» may stand behind the name.
_AFTER_NAME: Final = re.compile(r"\)?[\s_.\-–—|/]*(?:\([^()]{0,30}\))?[\s_.]*$")


@dataclass(frozen=True, slots=True)
class FoundName:
    start: int
    end: int
    text: str


def find_name(text: str) -> FoundName | None:
    """Return the first name with initials in a line.

    >>> find_name("Бас маман С.Үлгілиев").text
    'С.Үлгілиев'
    """
    match = _INITIALS_FIRST.search(text)
    if match is None:
        match = _SURNAME_FIRST.search(text)
        if match is None or find_post(match[0]):
            return None
    return FoundName(*match.span(), " ".join(match[0].split()))


def find_post(text: str, start: int = 0) -> re.Match[str] | None:
    return _POST.search(text, start)


def find_signatures(lines: Sequence[Line], taken: Sequence[Span]) -> list[Requisite]:
    """Return the signatures in the last lines of a document.

    Args:
        taken: Places that belong to another requisite, such as an approval stamp.
    """
    zone = lines[-SIGNING_LINES:]
    found: list[Requisite] = []
    used = -1
    for number, line in enumerate(zone):
        if any(line.span.overlaps(span) for span in taken):
            used = number
        elif signature := _signature(zone, number, used):
            found.append(signature)
            used = number
    return found


def _signature(zone: Sequence[Line], number: int, used: int) -> Requisite | None:
    line = zone[number]
    if _NUMBERED.match(line.text):
        return None
    name = _name_at_end(line.text)
    if name is None:
        return _signed_behind_the_name(line) or _unsigned(line)
    before = line.text[: name.start]
    at_foot = number >= BODY_LINES and len(zone) - number <= LAST_LINES
    if len(before) > POST_LENGTH or _introduces(before, at_foot=at_foot):
        return None
    first = _first_line_of_post(zone, number, used)
    rule = _LINE_TO_SIGN.search(line.text, name.end) is not None
    if first == number and not _stands_alone(number, used, before, rule=rule):
        return None
    above = [one.text for one in zone[first:number]]
    post = _tidy(" ".join([*above, before]))
    stretch = Stretch(tuple(zone[first : number + 1]))
    end = stretch.starts[-1] + name.end
    return _requisite(stretch, Span(0, end), person=name.text, post=post)


def _introduces(before: str, *, at_foot: bool) -> bool:
    """Tell whether what stands before a name presents a person: none signs there.

    At the foot of minutes a post with a colon is signed.
    """
    if _SPEAKER.match(before):
        return True
    signs = at_foot and _post_only(before)
    return ":" in before and not signs


def _name_at_end(text: str) -> FoundName | None:
    name = None
    for pattern in (_INITIALS_FIRST, _SURNAME_FIRST):
        for match in pattern.finditer(text):
            if _AFTER_NAME.match(text, match.end()) and not find_post(match[0]):
                name = match
        if name:
            return FoundName(*name.span(), " ".join(name[0].split()))
    return _full_name(text)


def _full_name(text: str) -> FoundName | None:
    """Return a name written out, alone in its line or behind a short post."""
    full = _FULL_NAME.search(text)
    while full and find_post(full[0].split()[0]):
        full = _FULL_NAME.search(text, full.start() + len(full[0].split()[0]))
    if full is None or full.end() != len(text) or find_post(full[0]):
        return None
    if _BODY.search(full[0]):
        return None
    alone = full.start() == 0 and _FAMILY.search(full[0])
    if alone or _post_only(text[: full.start()]):
        return FoundName(*full.span(), full[0])
    return None


def _post_only(text: str) -> bool:
    post = find_post(text)
    return post is not None and len(text[: post.start()].split()) <= 2


def _first_line_of_post(zone: Sequence[Line], number: int, used: int) -> int:
    """Return the line above a name where its post begins, else the name's own."""
    first = number
    for above in range(number - 1, max(used, number - 1 - POST_LINES), -1):
        if zone[above + 1].gap > 2 or not _may_hold_a_post(zone[above].text):
            break
        first = above
    while first < number and not _opens_a_post(zone[first].text):
        first += 1
    goes_on = zone[number].text[:1].islower()
    holds_post = _opens_with_post if goes_on else find_post
    named = any(holds_post(line.text) for line in zone[first:number])
    return first if named else number


def _may_hold_a_post(text: str) -> bool:
    return not (
        len(text) > SHORT_LINE
        or _SENTENCE_END.search(text)
        or _NUMBERED.match(text)
        or _LONG_NUMBER.search(text)
    )


def _opens_with_post(text: str) -> bool:
    """Tell whether a post stands first, or behind one word: no sentence begins so."""
    post = find_post(text)
    return post is not None and len(text[: post.start()].split()) <= 1


def _opens_a_post(text: str) -> bool:
    return text[0].isupper() or text[0] in '«"'


def _stands_alone(number: int, used: int, before: str, *, rule: bool) -> bool:
    """Tell whether a name with what stands before it makes a signature.

    A sentence that ends with a name does not; a bare name does in a list of people, or
    with a rule to sign on.
    """
    if not before.strip() and rule:
        return True
    if find_post(before):
        return not before[:1].islower() or bool(_LINE_TO_SIGN.search(before))
    return used >= 0 and number - used <= 2 and len(before.strip()) <= 3


def _signed_behind_the_name(line: Line) -> Requisite | None:
    """Return «А. Сағи…, комплаенс-офицер ____»: name, post and a rule to sign on."""
    name = _INITIALS_FIRST.match(line.text) or _SURNAME_FIRST.match(line.text)
    rule = _LINE_TO_SIGN.search(line.text)
    if name is None or rule is None:
        return None
    post = line.text[name.end() : rule.start()]
    if len(post) > POST_LENGTH or not post.lstrip().startswith((",", "–", "-", "(")):
        return None
    span = Span(0, len(line.text))
    said = " ".join(name[0].split())
    return _requisite(
        Stretch((line,)), span, person=said, post=_tidy(post.strip(" ,–-()"))
    )


def _unsigned(line: Line) -> Requisite | None:
    """Return a post with a rule to sign on and no name: a signature left open."""
    rule = _LINE_TO_SIGN.search(line.text)
    if rule is None or not _post_only(line.text[: rule.start()]):
        return None
    stretch = Stretch((line,))
    post = _tidy(line.text[: rule.start()])
    return _requisite(stretch, Span(0, len(line.text)), person="", post=post)


def _tidy(text: str) -> str:
    return _FILLING.sub("", " ".join(text.split())).strip()


def _requisite(stretch: Stretch, span: Span, *, person: str, post: str) -> Requisite:
    values = {"person": person, "post": post}
    return Requisite(
        kind=RequisiteKind.SIGNATURE,
        span=stretch.original(span),
        text=" ".join(stretch.text[: span.end].split()),
        completeness=Completeness.COMPLETE if person else Completeness.BLANK,
        values={name: value for name, value in values.items() if value},
    )
