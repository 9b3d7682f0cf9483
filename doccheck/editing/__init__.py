"""Changed copies of a file: notes at their places, safe repairs; never the original."""

from doccheck.editing.annotate import notes_of, open_annotatable
from doccheck.editing.blank_document import blank_document
from doccheck.editing.fix import Repaired, repaired
from doccheck.editing.repairs import SAFE

__all__ = [
    "SAFE",
    "Repaired",
    "blank_document",
    "notes_of",
    "open_annotatable",
    "repaired",
]
