"""Requisites of a document: issuer, kind, date, number, place, signers, approval.

A requisite is read where a form has it: date, number and place in lines of their own
near the top, or all of them in the statement line of an official publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.approval import approvals_in
from doccheck.structure.dates import FoundDate, FoundNumber, scan_dates, scan_numbers
from doccheck.structure.lines import Line, Stretch, lines_of_blocks
from doccheck.structure.model import Completeness, Requisite, RequisiteKind
from doccheck.structure.signature import find_signatures

#: Letterhead, kind, date and place stand in so many lines.
HEAD_LINES: Final = 40
#: A line of the head is no longer; a running paragraph ends the head.
HEAD_LINE: Final = 200
#: The statement line of a publication may be broken over so many lines.
STATEMENT_LINES: Final = 6

#: Word for a kind of document → its forms where it names the document itself.
_KINDS: Final = {
    "бұйрық": r"б[ұу]йры[қк]|б[ұу]йры[ғг]ы",
    "шешім": r"шеш[іi]м[іi]?",
    "қаулы": r"[қк]аулы(?:сы)?",
    "өкім": r"[өо]к[іi]м[іi]?",
    "хаттама": r"хаттама(?:сы)?",
    "акт": r"акт(?:і|ісі)?",
    "анықтама": r"аны[қк]тама(?:сы)?",
    "приказ": r"приказ",
    "решение": r"решение",
    "постановление": r"постановление",
    "распоряжение": r"распоряжение",
    "протокол": r"протокол",
    "справка": r"справка",
}
_KIND: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_KINDS.values())})(?![^\W_])", re.IGNORECASE
)
#: Of an order and its like only: what the statement line of a publication opens with.
_COMMANDS: Final = ("бұйрық", "шешім", "қаулы", "өкім")
_ORDERS: Final = ("приказ", "решение", "постановление", "распоряжение")
#: «П Р И К А З»: letters set apart.
_SPACED: Final = re.compile(r"(?<!\w)(?:[А-ЯЁӘҒҚҢӨҰҮІҺ]\s){3,20}[А-ЯЁӘҒҚҢӨҰҮІҺ](?!\w)")

_CAPITAL: Final = r"[А-ЯЁӘҒҚҢӨҰҮІҺ]"
_NAME: Final = rf"{_CAPITAL}[^\W\d_]+(?:-{_CAPITAL}?[^\W\d_]+)?"
_PLACE: Final = re.compile(
    # «Қызылорда қаласы», «Астана қ.», «Ақкөл ауылы»
    rf"(?<![^\W_]){_NAME}(?:\s{_NAME})?\s"
    r"(?:[қк]аласы|[қк]\.|ауылы|кент[іi]|ауданы)(?![^\W_])"
    # «город Астана», «г. Алматы», «г.Алматы», «село Ақкөл»
    rf"|(?<![^\W_])(?:г(?:ор(?:од)?)?\.?|с\.|село|пос[её]лок)\s?{_NAME}(?:\s{_NAME})?",
)
_CITY_IN_CAPITALS: Final = re.compile(
    r"(?<![^\W_])(?:АСТАНА|АЛМАТЫ|ШЫМКЕНТ)(?![^\W_])|"
    rf"(?<![^\W_]){_CAPITAL}{{3,20}}\s(?:ҚАЛАСЫ|КАЛАСЫ)(?![^\W_])"
    rf"|(?<![^\W_])(?:ГОРОД|Г\.)\s?{_CAPITAL}{{3,20}}(?![^\W_])"
)
#: A number without its sign beside a date: «23.04.2025ж. 55А-05/01».
_BARE_NUMBER: Final = re.compile(r"(?<![\w./-])\d{1,4}[^\W\d_]?[-/][\w/-]{1,12}(?!\w)")
#: What may stand between date, number and place in their line.
_BESIDE_DATE: Final = re.compile(
    r"(?<![^\W_])(?:от|ж|жыл[^\W\d_]{0,4}|г|года?|қ|дата|күні|число|номер|нөмірі)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
#: More letters than these beside date, number and place make a line a sentence.
LETTERS_BESIDE: Final = 3

#: What an organisation is, in a letterhead: stems.
_ORGANISATION: Final = re.compile(
    r"мекемес|к[әа]с[іи]порн|министрл[іи]|агентт[іи]|бас[қк]армас|[әа]к[іи]мд[іи]|"
    r"[қк]о[ғг]амы|сер[іи]кт|комитет|департамент|университет|орталы[ғг]|мектеп|мектеб|"
    r"аурухана|емхана|диспансер|учрежден|предприят|министерств|агентств|управлен|"
    r"акимат|общест|товариществ|центр|школ|больниц|поликлин|институт|колледж|"
    r"аппарат|м[әа]слихат|совет|палата|инспекц|прокуратур|"
    r"\b(?:АҚ|АО|ТОО|ЖШС|КМК|КММ|МКҚК|РМҚК|РМК|РММ|ММ|ГУ|ГКП|ГККП|КГП|КГУ|РГП|РГУ|НАО)\b",
    re.IGNORECASE,
)
#: «Осы бұйрық», «настоящий приказ»: how a document without letterhead names itself.
_SELF: Final = re.compile(
    r"(?<![^\W_])(?:осы\s(?P<kk>б[ұу]йры[қкғг])|настоящ[^\W\d_]{2,3}\s(?P<ru>приказ))",
    re.IGNORECASE,
)
_COMMAND: Final = re.compile(r"БҰЙЫРАМЫН|БУЙЫРАМЫН|ПРИКАЗЫВАЮ")
_CLAUSE: Final = re.compile(r"\s*\d{1,3}(?:\.\d{1,3}){0,2}[.)]\s?\S")


def find_requisites(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Requisite, ...]:
    """Return the requisites in a range of blocks, in reading order.

    The title is none of them: it is found with the parts.
    """
    lines = lines_of_blocks(analysed, start, stop)
    stamps = approvals_in(lines)
    taken = [stamp.span for stamp in stamps]
    head = _Head(tuple(_head_lines(lines, taken)))
    signatures = find_signatures(lines, taken)
    found = [*stamps, *signatures, *_from_head(head)]
    found += _named_elsewhere(lines, found)
    return tuple(sorted(found, key=lambda item: item.span))


def _head_lines(lines: Sequence[Line], taken: Sequence[Span]) -> Iterator[Line]:
    """Yield the lines above the first clause or running paragraph, without stamps."""
    for line in lines[:HEAD_LINES]:
        if any(line.span.overlaps(span) for span in taken):
            continue
        if _CLAUSE.match(line.text) and not _is_date_line(line.text):
            return
        yield line
        if len(line.text) > HEAD_LINE or _COMMAND.search(line.text):
            return


@dataclass(frozen=True)
class _Head:
    lines: tuple[Line, ...]

    @cached_property
    def kind_line(self) -> int | None:
        """Return the first line that is the kind of the document and little else."""
        for number, line in enumerate(self.lines):
            if _kind_words(line.text):
                return number
        return None

    @cached_property
    def statement(self) -> Stretch | None:
        """Return the line of a publication that says who issued it, when, what no."""
        for number in range(min(len(self.lines), STATEMENT_LINES)):
            stretch = Stretch(self.lines[number : number + STATEMENT_LINES])
            if _RU_STATEMENT.match(stretch.text) or _KK_STATEMENT.match(stretch.text):
                return stretch
        return None


#: «Приказ Председателя … от 28 января 2020 года № 22.»
_RU_STATEMENT: Final = re.compile(
    rf"\s*(?P<kind>{'|'.join(_KINDS[word] for word in _ORDERS)})\s"
    r"(?P<issuer>[^.;:]{8,260}?)\sот\s(?P<rest>.{6,60}?№\s?[\w/-]{1,16})",
    re.IGNORECASE | re.DOTALL,
)
#: «… төрағасының 2020 жылғы 28 қаңтардағы № 22 бұйрығы.»
_KK_STATEMENT: Final = re.compile(
    r"\s*(?P<issuer>[^.;:№\d]{8,260}?)\s"
    r"(?P<rest>(?:19|20)\d\d\sжылғы\s[^.;:]{4,30}?№\s?[\w/-]{1,16})\s"
    rf"(?P<kind>{'|'.join(_KINDS[word] for word in _COMMANDS)})(?=\.|\s*$|\n)",
    re.IGNORECASE | re.DOTALL,
)


def _kind_words(text: str) -> list[re.Match[str]]:
    """Return the words of a line that name the kind, if the line does nothing else."""
    found = list(_KIND.finditer(text))
    if not found:
        spaced = _SPACED.search(text)
        return (
            [spaced] if spaced and _KIND.fullmatch(spaced[0].replace(" ", "")) else []
        )
    rest = _without(text, [*scan_dates(text), *scan_numbers(text)])
    rest = _BESIDE_DATE.sub("", _PLACE.sub("", _KIND.sub("", rest)))
    if len(_LETTERS.findall(rest)) > LETTERS_BESIDE:
        return [match for match in found if _is_heading_word(text, match)]
    return found


def _is_heading_word(text: str, match: re.Match[str]) -> bool:
    """Tell whether a kind in capitals heads a line: «ТАЛДАМАЛЫҚ АНЫҚТАМА»."""
    return match[0].isupper() and text.isupper() and len(text.split()) <= 3


def _without(text: str, places: Sequence[FoundDate | FoundNumber]) -> str:
    for place in sorted(places, key=lambda item: item.span, reverse=True):
        text = text[: place.span.start] + " " + text[place.span.end :]
    return text


def _is_date_line(text: str) -> bool:
    """Tell whether a line holds date, number or place and nothing else."""
    places: list[FoundDate | FoundNumber] = [*scan_dates(text), *scan_numbers(text)]
    if not places and not _places(text):
        return False
    rest = _without(text, places)
    for match in reversed(_places(rest)):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    rest = _BESIDE_DATE.sub("", _BARE_NUMBER.sub("", _KIND.sub("", rest)))
    return len(_LETTERS.findall(rest)) <= LETTERS_BESIDE


def _places(text: str) -> list[re.Match[str]]:
    return list(_PLACE.finditer(text)) or list(_CITY_IN_CAPITALS.finditer(text))


def _from_head(head: _Head) -> Iterator[Requisite]:
    if statement := head.statement:
        yield from _from_statement(statement)
        return
    yield from _organisation(head)
    if head.kind_line is not None:
        line = head.lines[head.kind_line]
        words = _kind_words(line.text)
        yield _requisite(line, Span(words[0].start(), words[-1].end()), "kind")
    yield from _from_date_lines(head)


def _from_statement(statement: Stretch) -> Iterator[Requisite]:
    text = statement.text
    match = _RU_STATEMENT.match(text) or _KK_STATEMENT.match(text)
    if match is None:
        return
    for name, kind in (("issuer", "organisation"), ("kind", "kind")):
        span = Span(*match.span(name))
        value = " ".join(match[name].split())
        yield _build(RequisiteKind(kind), statement, span, {kind: value})
    shift = match.start("rest")
    for date in scan_dates(match["rest"])[:1]:
        yield _date(statement, date, shift)
    for number in scan_numbers(match["rest"])[:1]:
        yield _number(statement, number, shift)


def _from_date_lines(head: _Head) -> Iterator[Requisite]:
    """Yield the first date and number of the head's own lines, and all places."""
    dated = numbered = False
    for line in head.lines:
        if not _is_date_line(line.text):
            continue
        stretch = Stretch((line,))
        for date in scan_dates(line.text):
            if not dated:
                yield _date(stretch, date)
                dated = True
        for number in _numbers(line.text):
            if not numbered:
                yield _number(stretch, number)
                numbered = True
        for place in _places(line.text):
            yield _requisite(line, Span(*place.span()), "place")


def _numbers(text: str) -> Sequence[FoundNumber]:
    """Return the numbers of a line of date and number; the sign may be missing."""
    signed = scan_numbers(text)
    if signed or not scan_dates(text):
        return signed
    rest = text
    for date in scan_dates(text):
        width = date.span.end - date.span.start
        rest = rest[: date.span.start] + " " * width + rest[date.span.end :]
    bare = _BARE_NUMBER.search(rest)
    return (FoundNumber(span=Span(*bare.span()), number=bare[0]),) if bare else ()


def _organisation(head: _Head) -> Iterator[Requisite]:
    """Yield the letterhead: all above the word for the kind that names a body."""
    if head.kind_line is None:
        return
    lines = [line for line in head.lines[: head.kind_line] if _is_letterhead(line)]
    if lines and any(_ORGANISATION.search(line.text) for line in lines):
        first, last = head.lines.index(lines[0]), head.lines.index(lines[-1])
        stretch = Stretch(head.lines[first : last + 1])
        span = Span(0, len(stretch.text))
        text = " ".join(stretch.text.split())
        yield _build(RequisiteKind.ORGANISATION, stretch, span, {"organisation": text})


def _is_letterhead(line: Line) -> bool:
    letters = _LETTERS.findall(line.text)
    return len(letters) > LETTERS_BESIDE and not _is_date_line(line.text)


def _named_elsewhere(
    lines: Sequence[Line], found: Sequence[Requisite]
) -> Iterator[Requisite]:
    """Yield what only the text or the signature says: the letterhead is an image."""
    kinds = {requisite.kind for requisite in found}
    if not any(_COMMAND.search(line.text) for line in lines):
        return
    if RequisiteKind.KIND not in kinds:
        for line in lines:
            if match := _SELF.search(line.text):
                group = "kk" if match["kk"] else "ru"
                yield _requisite(line, Span(*match.span(group)), "kind")
                break
    if RequisiteKind.ORGANISATION not in kinds:
        yield from _signing_bodies(found)


def _signing_bodies(found: Sequence[Requisite]) -> Iterator[Requisite]:
    for requisite in found:
        post = requisite.values.get("post", "")
        if requisite.kind is RequisiteKind.SIGNATURE and _SIGNING_BODY.search(post):
            yield Requisite(
                kind=RequisiteKind.ORGANISATION,
                span=requisite.span,
                text=requisite.text,
                values={"organisation": post},
            )
            return


#: A post that names its body: «… министрі», «директор ГККП …».
_SIGNING_BODY: Final = re.compile(rf"министр|{_ORGANISATION.pattern}", re.IGNORECASE)


def _date(stretch: Stretch, found: FoundDate, shift: int = 0) -> Requisite:
    values = {"year": str(found.year)} if found.year else {}
    if found.date:
        values["date"] = found.date.isoformat()
    return _build(
        RequisiteKind.DATE,
        stretch,
        found.span.shift(shift),
        values,
        blank=found.blank,
    )


def _number(stretch: Stretch, found: FoundNumber, shift: int = 0) -> Requisite:
    values = {"number": found.number} if found.number else {}
    span = found.span.shift(shift)
    return _build(
        RequisiteKind.NUMBER, stretch, span, values, blank=found.number is None
    )


def _requisite(line: Line, span: Span, kind: str) -> Requisite:
    value = " ".join(line.text[span.start : span.end].split())
    return _build(RequisiteKind(kind), Stretch((line,)), span, {kind: value})


def _build(
    kind: RequisiteKind,
    stretch: Stretch,
    span: Span,
    values: dict[str, str],
    *,
    blank: bool = False,
) -> Requisite:
    return Requisite(
        kind=kind,
        span=stretch.original(span),
        text=" ".join(stretch.text[span.start : span.end].split()),
        completeness=Completeness.BLANK if blank else Completeness.COMPLETE,
        values=values,
    )
