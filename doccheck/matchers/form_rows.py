"""The rows of a form: what counts as filled in, and rows that a form names itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Self

from doccheck.document import Cell, Span, Table
from doccheck.language import AnalysedBlock, Token
from doccheck.matchers.context import Context
from doccheck.structure.folding import fold, folded_pattern
from doccheck.structure.phrases import Hit, Phrase
from doccheck.structure.tables import (
    COLUMN_NUMBER,
    columns_of,
    counting_columns,
    is_empty,
)
from doccheck.structure.values import ValueKind, kinds_of, scan_values

#: A cell with this and no other figure says that there is nothing to count.
ZERO: Final = re.compile(r"\D*0+(?:[.,]0+)?\D*")
#: In running text, more words than a name of a row leaves behind its phrase.
SAID_WORDS: Final = 3
#: Blocks of running text that the last row may take.
LAST_ROW: Final = 3
#: What a value is called in reports, where not after its kind.
NAMES: Final = {ValueKind.NUMBER: "figure"}
WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form; None for the place of one that is not there."""

    span: Span | None
    #: What is not filled in.
    lacking: tuple[str, ...]
    #: Where it says something beside its own name.
    said: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What counts as filled in."""

    #: What each row must hold, anywhere in it, each in one of several kinds; nothing:
    #: any text.
    values: tuple[tuple[ValueKind, ...], ...]
    #: Words that say that there is nothing to tell.
    none_words: re.Pattern[str] | None
    #: What a template leaves where something is to be written.
    blank_marks: tuple[str, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        none_words = params.get("none_words") or {}
        return cls(
            values=tuple(map(kinds_of, params.get("row_values") or ())),
            none_words=pattern_of(
                word for item in none_words.values() for word in item
            ),
            blank_marks=tuple(params.get("blank_marks") or ()),
        )

    def lacks(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the kinds of value that the cells of a row lack."""
        if any(map(self.says_none, texts)):
            return ()
        return tuple(
            NAMES.get(kinds[0], kinds[0])
            for kinds in self.values
            if not any(scan_values(kind, text) for kind in kinds for text in texts)
        )

    def says_none(self, text: str) -> bool:
        if self.none_words is None:
            return False
        return bool(self.none_words.search(fold(text)) or ZERO.fullmatch(text))

    def marks(self, context: Context) -> tuple[Span, ...]:
        """Return the blanks of the template that are left in a part."""
        found = (
            Span(*match.span())
            for mark in self.blank_marks
            for block in context.part.blocks
            for match in re.compile(re.escape(mark)).finditer(
                context.document.text, block.block.span.start, block.block.span.end
            )
        )
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of some table of the part."""

    block: AnalysedBlock
    table: Table
    number: int
    #: Columns that count the rows: 1, 2, 3.
    counting: frozenset[int]
    #: Columns of its table.
    width: int

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.table.rows[self.number]


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a row that the form names begins."""

    name: str
    line: int
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRows:
    """Rows that a form names itself, such as «3. Найм ранее судимых»."""

    heads: Mapping[str, tuple[Phrase, ...]]
    filling: Filling

    def read(self, context: Context) -> Mapping[str, Row]:
        """Return every row that is due by its name; none where nothing names one."""
        rows = self.in_cells(context) or self.in_text(context)
        return dict(zip(self.heads, rows, strict=True)) if rows else {}

    def in_cells(self, context: Context) -> tuple[Row, ...]:
        """Return every row that is due, or nothing where no table names one.

        Rows come in the order of the names in the checklist.
        """
        lines = list(_lines_of(context))
        heads = self._heads(context, lines)
        if not heads:
            return ()
        stops = [*(head.line for head in heads[1:]), len(lines)]
        taken = {head.line for head in heads}
        found: dict[str, Row] = {}
        for head, stop in zip(heads, stops, strict=True):
            row = self._row(context, head, lines, range(head.line, stop))
            above = head.line - 1
            if row.lacking and above not in taken and _broken_off(lines, above):
                row = self._row(context, head, lines, range(above, stop))
            found[head.name] = row
        missing = {name: Row(None, (name,)) for name in self.heads}
        return tuple((missing | found).values())

    def _heads(self, context: Context, lines: Sequence[_Line]) -> list[_Head]:
        """Return for each name the cell that says little else, in order."""
        best: dict[str, tuple[int, _Head]] = {}
        for number, line in enumerate(lines):
            below = _broken_off(lines, number)
            for cell in line.cells:
                words = words_in(line.block, cell)
                named = self._named_by(context, words)
                if below and not named:
                    words += _words_at(below, cell.column)
                    named = self._named_by(context, words)
                for name, extra in named:
                    if name not in best or extra < best[name][0]:
                        best[name] = (extra, _Head(name, number, cell))
        return sorted((head for _, head in best.values()), key=lambda head: head.line)

    def _named_by(
        self, context: Context, tokens: Sequence[Token]
    ) -> list[tuple[str, int]]:
        """Return the one row that a cell names, with the words beside the name.

        A cell that names all of them is a title.
        """
        named = []
        for name, phrases in self.heads.items():
            held = [
                context.index.similarity_to_words(phrase, tokens) for phrase in phrases
            ]
            extras = [match[1] for match in held if match]
            if extras:
                named.append((name, min(extras)))
        if len(named) == len(self.heads) > 1:
            return []
        return sorted(named, key=lambda item: item[1])[:1]

    def _row(
        self, context: Context, head: _Head, lines: Sequence[_Line], numbers: range
    ) -> Row:
        """Judge the row of a name, with the rows below it up to the next name.

        Of a row that the page broke in two, the value may stand in the half above.
        """
        width = lines[head.line].width
        span, said = head.cell.span, list[Span]()
        for number in numbers:
            if lines[number].width != width:
                break
            is_named = number <= head.line
            for cell in _values_beside(context, head, lines[number], is_named=is_named):
                said.append(cell.span)
                span = span.cover(cell.span)
        texts = list(map(context.document.text_of, said))
        is_filled = texts and not self.filling.lacks(texts)
        return Row(span, () if is_filled else (head.name,), tuple(said))

    def in_text(self, context: Context) -> tuple[Row, ...]:
        """Return the rows of a table that has lost its cells, where it names one."""
        hits = list(self._first_hits(context))
        if not hits:
            return ()
        last = context.document.blocks[
            min(hits[-1][1].block + LAST_ROW, context.part.stop) - 1
        ]
        stops = [following.span.start for _, (_, following) in pairwise(hits)]
        stops.append(max(last.span.end, hits[-1][1].span.end))
        found = {
            name: self._stretch(context, name, hit, stop)
            for (name, hit), stop in zip(hits, stops, strict=True)
        }
        missing = {name: Row(None, (name,)) for name in self.heads}
        return tuple((missing | found).values())

    def _first_hits(self, context: Context) -> list[tuple[str, Hit]]:
        title = context.part.title
        first: dict[str, Hit] = {}
        for name, phrases in self.heads.items():
            for hit in context.find(phrases):
                if title is None or not title.span.overlaps(hit.span):
                    first.setdefault(name, hit)
        return sorted(first.items(), key=lambda item: item[1].span)

    def _stretch(self, context: Context, name: str, hit: Hit, stop: int) -> Row:
        text = context.document.text[hit.span.end : stop]
        is_filled = (
            not self.filling.lacks([text])
            if self.filling.values
            else self._says_something(text)
        )
        end = max(hit.span.end, stop)
        said = (Span(hit.span.end, end),)
        return Row(
            Span(hit.span.start, end), () if is_filled else (name,), said * bool(text)
        )

    def _says_something(self, text: str) -> bool:
        counted = scan_values(ValueKind.NUMBER, text)
        told = len(WORD.findall(text)) >= SAID_WORDS
        return bool(counted or told or self.filling.says_none(text))


def _lines_of(context: Context) -> Iterator[_Line]:
    for block in context.part.blocks:
        if table := block.block.table:
            counting = counting_columns(context.document, table)
            width = columns_of(table)
            for number in range(len(table.rows)):
                yield _Line(block, table, number, counting, width)


def _values_beside(
    context: Context, head: _Head, line: _Line, *, is_named: bool
) -> Iterator[Cell]:
    """Yield the cells of a row that say something about the row's name.

    A number before the name counts the rows, and so does a column of 1, 2, 3.
    """
    for cell in line.cells:
        text = context.document.text_of(cell.span).strip()
        before = cell.column < head.cell.column
        counts = cell.column in line.counting or (
            before and COLUMN_NUMBER.fullmatch(text)
        )
        is_name = is_named and cell.column <= head.cell.column
        if not counts and not is_name and not is_empty(context.document, cell):
            yield cell


def _broken_off(lines: Sequence[_Line], number: int) -> _Line | None:
    """Return the rest of a row that the page may have broken in two."""
    rest = lines[number + 1] if number + 1 < len(lines) else None
    if number < 0 or rest is None or rest.number or not lines[number].number:
        return None
    return rest if rest.width == lines[number].width else None


def _words_at(line: _Line, column: int) -> tuple[Token, ...]:
    at = (cell for cell in line.cells if cell.column == column)
    return tuple(token for cell in at for token in words_in(line.block, cell))


def words_in(block: AnalysedBlock, cell: Cell) -> tuple[Token, ...]:
    """Return the words of a cell; those of its block are in reading order."""
    tokens = block.tokens
    start = bisect_left(tokens, cell.span.start, key=lambda token: token.span.start)
    stop = bisect_right(tokens, cell.span.end, key=lambda token: token.span.end)
    return tokens[start:stop]


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for words in this very form; `a|b` means one or the other."""
    phrases = [
        r"\s+".join(f"(?:{alternatives})" for alternatives in word.lower().split())
        for word in words
    ]
    if not phrases:
        return None
    return folded_pattern(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
