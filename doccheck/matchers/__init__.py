"""Matchers: one module a kind, registered by hand; `judge_part` asks them all."""

from doccheck.matchers.context import Answer, Context
from doccheck.matchers.judge import OTHER_GENERATION, judge, judge_part, verdict_of
from doccheck.matchers.registry import MATCHERS, Matcher, matcher_for

__all__ = [
    "MATCHERS",
    "OTHER_GENERATION",
    "Answer",
    "Context",
    "Matcher",
    "judge",
    "judge_part",
    "matcher_for",
    "verdict_of",
]
