"""Parts of a file, their outline, requisites, references and dates."""

from doccheck.structure.model import (
    Completeness,
    Part,
    PartRole,
    Reference,
    Requisite,
    RequisiteKind,
    Section,
)
from doccheck.structure.parts import split_parts, whole_part

__all__ = [
    "Completeness",
    "Part",
    "PartRole",
    "Reference",
    "Requisite",
    "RequisiteKind",
    "Section",
    "split_parts",
    "whole_part",
]
