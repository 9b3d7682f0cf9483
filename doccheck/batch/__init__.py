"""Checks of many files by killable workers: limits, order, recovery."""

from doccheck.batch.basis import basis_of
from doccheck.batch.cache import ReportCache, default_folder, open_cache
from doccheck.batch.check import Checked, check_files, in_worker
from doccheck.batch.limits import LIMITS, MEBIBYTE, Limits, available_processors

__all__ = [
    "LIMITS",
    "MEBIBYTE",
    "Checked",
    "Limits",
    "ReportCache",
    "available_processors",
    "basis_of",
    "check_files",
    "default_folder",
    "in_worker",
    "open_cache",
]
