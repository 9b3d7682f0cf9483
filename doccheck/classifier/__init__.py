"""What a part is: weighted, named signals for each document type."""

from doccheck.classifier.classify import Classification, classify

__all__ = ["Classification", "classify"]
