"""Web pages: saved from a browser, or written by a word processor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from doccheck.document import FURNITURE, BlockKind, Document, Unread
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.flow import Flow, style_of
from doccheck.parsers.html_lists import Lists
from doccheck.parsers.html_look import PLAIN, State, rules_of, state_of
from doccheck.parsers.html_page import page_of_archive, root_of
from doccheck.parsers.html_tables import Grid, is_layout
from doccheck.parsers.html_view import (
    final_view,
    is_note,
    main_of,
    surroundings,
    title_of,
)
from doccheck.parsers.look import Run, Typed, look_of

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Reason in `Document.unread`.
IMAGE_ONLY: Final = "image_only"

_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset"  # noqa: SIM905 - a list of tags
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav"
    " ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_SOFT_HYPHEN: Final = "\u00ad"


def read_html(data: bytes) -> Document:
    """Return the text of a page; what stands around it is furniture."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - lazy

    root = root_of(data)
    rules = rules_of(root)
    met = final_view(root)
    main = main_of(root)
    reader = Reader(main, title_of(root, main))
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            reader.start(element, state_of(element, reader.state, rules))
        else:
            reader.end(element)
    return reader.finish(met)


def read_mhtml(data: bytes) -> Document:
    return replace(read_html(page_of_archive(data)), format="mhtml")


class Reader:
    """Takes the elements of a page in their order and puts each text in its place."""

    def __init__(self, main: _Element | None, title: _Element | None) -> None:
        self._flow = Flow("html")
        self._main = main
        self._title = title
        #: What text is that belongs to the page, not to its document.
        self._outside = None if main is None else BlockKind.HEADER
        #: Elements that are no running text, the innermost last.
        self._asides: list[tuple[_Element, BlockKind]] = []
        self._states = [PLAIN]
        self._runs: list[Run] = []
        self._lists = Lists()
        #: Tables that are open, the innermost last.
        self._grids: list[Grid] = []

    @property
    def state(self) -> State:
        return self._states[-1]

    def start(self, element: _Element, state: State) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
        self._states.append(state)
        self._lists.start(tag, element)
        if tag == "table" and (self._grids or not is_layout(element)):
            self._grids.append(Grid(element))
        elif self._grids:
            self._grids[-1].start(tag, element)
        self._turn_aside(element)
        if tag == "br":
            self._runs.append(Run("\n", bold=False))
        self._take(element.text)

    def end(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
        self._lists.end(tag)
        if self._grids:
            self._grids[-1].end(element)
            if self._grids[-1].table is element:
                self._close(self._grids.pop())
        if self._asides and self._asides[-1][0] is element:
            self._asides.pop()
        if element is self._main:
            self._outside = BlockKind.FOOTER
        elif element is self._title:
            self._outside = BlockKind.HEADER
        self._states.pop()
        self._take(element.tail)

    def finish(self, met: Counter[str]) -> Document:
        builder = self._flow.builder
        builder.counts = dict(met)
        if not self._flow.characters:
            if not met["images"]:
                raise UnreadableDocumentError(ErrorCode.EMPTY, "the page has no text")
            detail = f"{met['images']} pictures"
            builder.unread.append(Unread(reason=IMAGE_ONLY, detail=detail))
        return builder.finish()

    def _turn_aside(self, element: _Element) -> None:
        """Note where text begins that does not run on with the rest."""
        if element is self._main or element is self._title:
            self._outside = None
        elif is_note(element):
            self._asides.append((element, BlockKind.FOOTNOTE))
        elif self._main is None:
            kind = surroundings(element)
            if kind is not None:
                self._asides.append((element, kind))

    def _take(self, text: str | None) -> None:
        if not text:
            return
        shown = text.replace(_SOFT_HYPHEN, "")
        if not self.state.preformatted:
            shown = _SPACES.sub(" ", shown)
        self._runs.append(Run(shown, self.state.bold))

    def _flush(self) -> None:
        """Put the text since the last edge of a block where it belongs."""
        runs, self._runs = list(_tidied(self._runs)), []
        text = "".join(run.text for run in runs).strip()
        if not text:
            return
        label = self._lists.take()
        labelled = f"{label} {text}" if label else text
        kind = self._asides[-1][1] if self._asides else self._outside
        if kind in FURNITURE:
            self._flow.builder.add(kind, labelled)
        elif self._grids:
            self._grids[-1].add(labelled)
        elif kind is not None:
            self._flow.add(kind, labelled)
        else:
            self._add(text, label, runs)

    def _add(self, text: str, label: str | None, runs: Sequence[Run]) -> None:
        state = self.state
        weights = {run.bold for run in runs if run.text.strip()}
        typed = Typed(
            text=text,
            level=state.level or None,
            label=label,
            bold=weights == {True},
            centred=state.alignment == "center",
            capitals=state.capitals,
            runs=runs if len(weights) > 1 else (),
        )
        look = look_of(typed)
        style = style_of(
            bold=look.bold, italic=state.italic or None, alignment=state.alignment
        )
        self._flow.add_paragraph(typed, look, style=style)

    def _close(self, grid: Grid) -> None:
        if not self._grids:
            self._flow.add_table(grid.rows())
            return
        for line in grid.lines():
            self._grids[-1].add(line)


def _tidied(runs: Iterable[Run]) -> Iterable[Run]:
    """Yield runs without the spaces that a browser does not show."""
    last = "\n"
    for run in runs:
        text = run.text.lstrip(" ") if last in " \n" else run.text
        if text:
            last = text[-1]
            yield run._replace(text=text)
