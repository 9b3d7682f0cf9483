"""Renderers of reports, and the only sentences that a person reads."""

from doccheck.reports.model import DocumentReport, PartReport, SignalHit, Status

__all__ = ["DocumentReport", "PartReport", "SignalHit", "Status"]
