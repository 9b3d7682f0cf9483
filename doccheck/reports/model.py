"""What a report shows; the values are those of `findings.py`."""

from doccheck.findings import DocumentReport, PartReport, SignalHit, Status

__all__ = ["DocumentReport", "PartReport", "SignalHit", "Status"]
