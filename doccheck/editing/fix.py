"""Safe repairs, made until none is left."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from doccheck.document import Document
from doccheck.editing.docx_repairs import DocxMender
from doccheck.editing.repairs import Repair, repairs_of
from doccheck.editing.text_repairs import TextMender
from doccheck.errors import UsageError
from doccheck.findings import Finding
from doccheck.language import analyse
from doccheck.parsers.sniff import Format, sniff

#: One repair can uncover another: a mended word may turn out to be two glued ones.
ROUNDS: Final = 20


class Mender(Protocol):
    """Repairs a file of one format; what it cannot reach stays as it was."""

    @property
    def document(self) -> Document: ...

    def apply(self, repairs: Iterable[Repair]) -> tuple[bytes, list[Repair]]: ...


MENDERS: Final[Mapping[Format, Callable[[bytes], Mender]]] = {
    Format.DOCX: DocxMender,
    Format.TEXT: TextMender,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A file after its repairs."""

    data: bytes
    before: Document
    after: Document
    #: In the order in which they were made.
    repairs: tuple[Repair, ...]

    def diff(self, old_name: str, new_name: str) -> Iterator[str]:
        """Yield the lines of a unified diff of the text, block by block."""
        old, new = _lines(self.before), _lines(self.after)
        lines = difflib.unified_diff(old, new, old_name, new_name, lineterm="")
        return (f"{line}\n" for line in lines)


def repaired(
    data: bytes, find: Callable[[Document], Sequence[Finding]], codes: tuple[str, ...]
) -> Repaired:
    """Return a file with the repairs that its findings carry.

    Args:
        find: Returns the findings on a document.
        codes: How the codes of findings begin that may be repaired.

    Raises:
        UsageError: Files of this format cannot be repaired.
    """
    kind = MENDERS.get(sniff(data))
    if kind is None:
        raise UsageError("only DOCX and TXT can be repaired: save the document as DOCX")
    mender = kind(data)
    before, made = mender.document, list[Repair]()
    for _ in range(ROUNDS):
        found = repairs_of(find(mender.document), analyse(mender.document), codes)
        data, done = mender.apply(found)
        if not done:
            break
        made += done
        mender = kind(data)
    return Repaired(
        data=data, before=before, after=mender.document, repairs=tuple(made)
    )


def _lines(document: Document) -> list[str]:
    return [
        line
        for block in document.blocks
        for line in document.text_of(block).split("\n")
    ]
