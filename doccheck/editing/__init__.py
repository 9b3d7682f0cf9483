"""Changed copies of a file: notes at their places, safe repairs; never the original."""

from doccheck.editing.annotate import annotator_of
from doccheck.editing.blank_document import blank_document
from doccheck.editing.fix import Repaired, repaired
from doccheck.editing.repairs import SAFE

__all__ = ["SAFE", "Repaired", "annotator_of", "blank_document", "repaired"]
