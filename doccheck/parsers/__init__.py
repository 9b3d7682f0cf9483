"""From a file to a `Document`: sniffing, guards, one reader for each format."""

from doccheck.parsers.archive import read_file
from doccheck.parsers.pictures import keeping_scans, picture_pages
from doccheck.parsers.read import read_bytes, read_document

__all__ = [
    "keeping_scans",
    "picture_pages",
    "read_bytes",
    "read_document",
    "read_file",
]
