"""Page numbers of a DOCX, from the breaks that the last printing left in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from doccheck.document import Page, PageSource
from doccheck.parsers import docx_names as w

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Pages:
    """Counts pages while paragraphs are read in their order."""

    #: Paragraphs with a break in them.
    _broken: frozenset[_Element]
    _page: int = 1
    #: After a typed break and before any text: a printed break here is the same one.
    _typed: bool = False

    @classmethod
    def of(cls, root: _Element) -> Pages:
        marks = list(root.iter(w.RENDERED_BREAK, w.PAGE_BREAK_BEFORE, w.BR))
        if not any(mark.tag == w.RENDERED_BREAK for mark in marks):
            return cls(_broken=frozenset())  # typed breaks alone are not all there are
        breaks = (m for m in marks if m.tag != w.BR or m.get(w.TYPE) == "page")
        owners = (next(mark.iterancestors(w.P), None) for mark in breaks)
        return cls(_broken=frozenset(owner for owner in owners if owner is not None))

    @property
    def page(self) -> int | None:
        """The page that is being read; None where the file does not say."""
        return self._page if self._broken else None

    def read(self, paragraph: _Element, *, has_text: bool) -> int | None:
        """Take a paragraph as read and return the page on which its text begins."""
        if paragraph not in self._broken:
            self._typed = self._typed and not has_text
            return self.page
        begins: int | None = None
        for mark in paragraph.iter(w.PAGE_BREAK_BEFORE, w.RENDERED_BREAK, w.BR, w.T):
            if mark.tag == w.T:
                if (mark.text or "").strip():
                    begins = begins or self._page
                    self._typed = False
            else:
                self._turn(mark)
        return begins or self._page

    def _turn(self, mark: _Element) -> None:
        if mark.tag == w.RENDERED_BREAK:
            self._page += not self._typed
            self._typed = False
        elif mark.get(w.TYPE) == "page" or (
            mark.tag == w.PAGE_BREAK_BEFORE and w.is_on(mark)
        ):
            self._page += 1
            self._typed = True

    def go_back(self, page: int) -> None:
        """Return to a page, for cells of a row stand beside each other."""
        self._page = page

    @property
    def position(self) -> int:
        return self._page

    def all(self) -> list[Page]:
        if not self._broken:
            return []
        source = PageSource.LAST_RENDERED_BREAK
        return [Page(number=n, source=source) for n in range(1, self._page + 1)]
