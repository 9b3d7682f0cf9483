"""Checklists and acts: the law as data."""

from doccheck.checklists.cases import Case, lacking_cases, load_cases
from doccheck.checklists.holdings import Holding, load_holdings
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
    FactRule,
    Match,
    Organisation,
    Period,
    Phrases,
    Requirement,
    Signal,
    Source,
    Where,
)
from doccheck.checklists.skeletons import Look, Piece, Skeleton, load_skeleton
from doccheck.checklists.terms import (
    Body,
    Example,
    Group,
    Limit,
    RuleData,
    Terms,
    Unit,
    load_terms,
)

__all__ = [
    "NOTHING",
    "Act",
    "Body",
    "Case",
    "Checklist",
    "Edition",
    "Example",
    "FactRule",
    "Group",
    "Holding",
    "Limit",
    "Look",
    "Match",
    "Organisation",
    "Period",
    "Phrases",
    "Piece",
    "Requirement",
    "RuleData",
    "Signal",
    "Skeleton",
    "Source",
    "Terms",
    "Unit",
    "Where",
    "lacking_cases",
    "load_acts",
    "load_cases",
    "load_checklist",
    "load_checklists",
    "load_holdings",
    "load_organisations",
    "load_skeleton",
    "load_terms",
]
