"""Checks Kazakh and Russian official documents against the law they must follow."""

__version__ = "0.1.0"
