"""One organisation's documents as a set."""

from doccheck.dossier.assemble import assemble
from doccheck.dossier.model import (
    Dossier,
    DossierFinding,
    Filed,
    KnownFact,
    Standing,
    Told,
)
from doccheck.dossier.rule import DossierRule
from doccheck.dossier.rules import DOSSIER_RULES

__all__ = [
    "DOSSIER_RULES",
    "Dossier",
    "DossierFinding",
    "DossierRule",
    "Filed",
    "KnownFact",
    "Standing",
    "Told",
    "assemble",
]
