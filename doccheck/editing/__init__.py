"""Changed copies of a file: notes at their places, safe repairs; never the original."""

from doccheck.editing.annotate import annotated
from doccheck.editing.blank_document import blank_document
from doccheck.editing.fix import Repaired, repaired
from doccheck.editing.repairs import SAFE

__all__ = ["SAFE", "Repaired", "annotated", "blank_document", "repaired"]
