"""Requisites of a document: issuer, kind, date, number, place, signers, approval.

A requisite is read where a form has it: date, number and place in lines of their own
near the top, or all of them in the statement line of an official publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.approval import approvals_in
from doccheck.structure.approval_values import issuer_values
from doccheck.structure.dates import FoundDate, FoundNumber, scan_dates, scan_numbers
from doccheck.structure.head import (
    BARE_NUMBER,
    COMMAND,
    KK_STATEMENT,
    LETTERS,
    LETTERS_BESIDE,
    LINES_TO_DATE,
    RU_STATEMENT,
    Head,
    head_lines,
    is_date_line,
    kind_words,
    places_in,
)
from doccheck.structure.lines import Line, Stretch, lines_of_blocks
from doccheck.structure.model import Completeness, Requisite, RequisiteKind
from doccheck.structure.signature import find_signatures

#: A table with more rows is no letterhead.
LETTERHEAD_ROWS: Final = 6

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
_FORM: Final = re.compile(r"_{3,}|[қк]осымша|приложени", re.IGNORECASE)


def find_requisites(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Requisite, ...]:
    """Return the requisites in a range of blocks, in reading order.

    The title is none of them: it is found with the parts.
    """
    lines = lines_of_blocks(analysed, start, stop)
    stamps = approvals_in(lines)
    taken = [stamp.span for stamp in stamps]
    head = Head(tuple(head_lines(lines, taken)))
    signatures = find_signatures(lines, taken)
    found = [*stamps, *signatures, *_from_head(head)]
    found += _named_elsewhere(lines, found)
    return tuple(sorted(found, key=lambda item: item.span))


def _from_head(head: Head) -> Iterator[Requisite]:
    if statement := head.statement:
        yield from _from_statement(statement)
        return
    yield from _organisation(head)
    if head.kind_line is not None:
        line = head.lines[head.kind_line]
        words = kind_words(line.text)
        yield _requisite(line, Span(words[0].start(), words[-1].end()), "kind")
    yield from _from_date_lines(head)


def _from_statement(statement: Stretch) -> Iterator[Requisite]:
    text = statement.text
    match = RU_STATEMENT.match(text) or KK_STATEMENT.match(text)
    if match is None:
        return
    issuer = " ".join(match["issuer"].split())
    place = Span(*match.span("issuer"))
    yield _build(RequisiteKind.ORGANISATION, statement, place, issuer_values(issuer))
    place = Span(*match.span("kind"))
    yield _build(RequisiteKind.KIND, statement, place, {"kind": match["kind"]})
    shift = match.start("rest")
    for date in scan_dates(match["rest"])[:1]:
        yield _date(statement, date, shift)
    for number in scan_numbers(match["rest"])[:1]:
        yield _number(statement, number, shift)


def _from_date_lines(head: Head) -> Iterator[Requisite]:
    """Yield the first date and number of the head's own lines, and all places."""
    seen = set[RequisiteKind]()
    for number, line in enumerate(head.lines):
        if not _may_be_dated(head, number):
            continue
        stretch = Stretch((line,))
        for found in (
            *(_date(stretch, date) for date in scan_dates(line.text)),
            *(_number(stretch, item) for item in _numbers(line.text)),
        ):
            if found.kind not in seen:
                seen.add(found.kind)
                yield found
        for place in places_in(line.text):
            yield _requisite(line, Span(*place.span()), "place")


def _may_be_dated(head: Head, number: int) -> bool:
    """Tell whether a line of the head may carry the document's date and number.

    Beside the word for the kind, or at the very top where there is none; a cell of a
    schedule holds dates too.
    """
    line = head.lines[number]
    if _is_schedule(line):
        return False
    if number == head.kind_line:
        return True
    near = number < LINES_TO_DATE
    if head.kind_line is not None:
        near = abs(number - head.kind_line) < LINES_TO_DATE
    return near and is_date_line(line.text)


def _is_schedule(line: Line) -> bool:
    table = line.block.block.table
    return table is not None and len(table.rows) > LETTERHEAD_ROWS


def _numbers(text: str) -> Sequence[FoundNumber]:
    """Return the numbers of a line of date and number; the sign may be missing."""
    signed = scan_numbers(text)
    if signed or not scan_dates(text):
        return signed
    rest = text
    for date in scan_dates(text):
        width = date.span.end - date.span.start
        rest = rest[: date.span.start] + " " * width + rest[date.span.end :]
    bare = BARE_NUMBER.search(rest)
    return (FoundNumber(span=Span(*bare.span()), number=bare[0]),) if bare else ()


def _organisation(head: Head) -> Iterator[Requisite]:
    """Yield the letterhead: all above the word for the kind that names a body."""
    if head.kind_line is None:
        return
    first = head.kind_line
    while first and not _ends_letterhead(head.lines[first - 1]):
        first -= 1
    lines = [line for line in head.lines[first : head.kind_line] if _has_words(line)]
    if lines and any(_ORGANISATION.search(line.text) for line in lines):
        stretch = Stretch(tuple(lines))
        text = " ".join(stretch.text.split())
        span = Span(0, len(stretch.text))
        yield _build(RequisiteKind.ORGANISATION, stretch, span, {"organisation": text})


def _ends_letterhead(line: Line) -> bool:
    """Tell whether a line above the kind is of something else: an annex, a form."""
    return _FORM.search(line.text) is not None or _is_schedule(line)


def _has_words(line: Line) -> bool:
    letters = LETTERS.findall(line.text)
    return len(letters) > LETTERS_BESIDE and not is_date_line(line.text)


def _named_elsewhere(
    lines: Sequence[Line], found: Sequence[Requisite]
) -> Iterator[Requisite]:
    """Yield what only the text or the signature says: the letterhead is an image."""
    kinds = {requisite.kind for requisite in found}
    if not any(COMMAND.search(line.text) for line in lines):
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
