"""Checks of many files by killable workers: limits, order, recovery."""

from doccheck.batch.limits import LIMITS, MEBIBYTE, Limits, available_processors
from doccheck.batch.pool import check_files
from doccheck.batch.worker import Checked, Work

__all__ = [
    "LIMITS",
    "MEBIBYTE",
    "Checked",
    "Limits",
    "Work",
    "available_processors",
    "check_files",
]
