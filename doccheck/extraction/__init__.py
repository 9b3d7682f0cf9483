"""What documents tell that other documents and the scoring need, with its place."""

from doccheck.extraction.registry import READINGS, read_facts
from doccheck.extraction.sketch import likeness, sketch_of
from doccheck.extraction.view import View

__all__ = ["READINGS", "View", "likeness", "read_facts", "sketch_of"]
