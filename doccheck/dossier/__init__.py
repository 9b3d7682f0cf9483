"""One organisation's documents as a set."""

from doccheck.dossier.model import (
    Dossier,
    DossierFinding,
    Filed,
    KnownFact,
    Standing,
    Told,
)

__all__ = ["Dossier", "DossierFinding", "Filed", "KnownFact", "Standing", "Told"]
