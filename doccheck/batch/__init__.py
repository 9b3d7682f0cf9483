"""Checks of many files by killable workers: limits, order, recovery."""

from doccheck.batch.check import Checked, check_files, in_worker
from doccheck.batch.limits import LIMITS, MEBIBYTE, Limits, available_processors

__all__ = [
    "LIMITS",
    "MEBIBYTE",
    "Checked",
    "Limits",
    "available_processors",
    "check_files",
    "in_worker",
]
