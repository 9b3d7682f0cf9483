"""Checklists and acts: the law as data."""

from doccheck.checklists.load import (
    load_acts,
    load_checklist,
    load_checklists,
    load_organisations,
)
from doccheck.checklists.model import (
    NOTHING,
    Act,
    Checklist,
    Edition,
    Match,
    Organisation,
    Period,
    Phrases,
    Requirement,
    Signal,
    Source,
    Where,
)

__all__ = [
    "NOTHING",
    "Act",
    "Checklist",
    "Edition",
    "Match",
    "Organisation",
    "Period",
    "Phrases",
    "Requirement",
    "Signal",
    "Source",
    "Where",
    "load_acts",
    "load_checklist",
    "load_checklists",
    "load_organisations",
]
