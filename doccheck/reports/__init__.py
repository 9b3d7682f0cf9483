"""Renderers of reports, and the only sentences that a person reads."""

from doccheck.reports.catalogue import LANGUAGES, Catalogue, load_catalogue
from doccheck.reports.document_json import render_document
from doccheck.reports.facts import Reader
from doccheck.reports.fingerprint import finding_fingerprints, judgement_fingerprint
from doccheck.reports.formats import FORMATS, Format, Setting
from doccheck.reports.json_report import json_pieces, render_json
from doccheck.reports.rules import rule_codes
from doccheck.reports.style import TextStyle
from doccheck.reports.text_report import render_text, text_pieces

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "Catalogue",
    "Format",
    "Reader",
    "Setting",
    "TextStyle",
    "finding_fingerprints",
    "json_pieces",
    "judgement_fingerprint",
    "load_catalogue",
    "render_document",
    "render_json",
    "render_text",
    "rule_codes",
    "text_pieces",
]
