"""Changed copies of a file: notes at their places, safe repairs; never the original."""

from doccheck.editing.annotate import annotated

__all__ = ["annotated"]
