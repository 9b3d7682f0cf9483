"""Fields: their results are text, their instructions are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_tree import drop_all, nearest

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHECKED, _OPEN = "☒", "☐"


def settle_fields(root: _Element) -> None:
    """Drop what is text within instructions; write out the fields of a form."""
    fields: list[bool] = []
    nested = False
    for mark in root.iter(w.FIELD_CHAR):
        _step(fields, mark)
        nested = nested or len(fields) > 1
    if nested:
        drop_all(_instruction_texts(root))
    for form in list(root.iter(w.CHECK_BOX, w.LIST_BOX)):
        _write_out(form)


def _step(fields: list[bool], mark: _Element) -> None:
    """Follow the marks of fields; True while the instruction of one is read."""
    kind = mark.get(w.FIELD_CHAR_TYPE)
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def _instruction_texts(root: _Element) -> list[_Element]:
    fields: list[bool] = []
    found = []
    for element in root.iter(w.FIELD_CHAR, w.T):
        if element.tag == w.FIELD_CHAR:
            _step(fields, element)
        elif any(fields):
            found.append(element)
    return found


def _write_out(form: _Element) -> None:
    """Give a check box or a list, whose state stands in attributes, a text."""
    run = nearest(form, w.R)
    if run is not None:
        text = run.makeelement(w.T)
        text.text = _ticked(form) if form.tag == w.CHECK_BOX else _chosen(form)
        run.append(text)


def _ticked(box: _Element) -> str:
    for tag in (w.CHECKED, w.DEFAULT):
        mark = w.child(box, tag)
        if mark is not None:
            return _CHECKED if w.is_on(mark) else _OPEN
    return _OPEN


def _chosen(box: _Element) -> str:
    entries = [entry.get(w.VAL) or "" for entry in box.iterchildren(w.LIST_ENTRY)]
    place = w.integer(w.child_value(box, w.RESULT) or w.child_value(box, w.DEFAULT))
    return entries[place] if 0 <= place < len(entries) else ""
