"""The checklist that `doccheck checklist new` begins for its author."""

from __future__ import annotations

from typing import Final

from doccheck.reports import Catalogue

#: `{…}` are comments of the catalogue, section `checklist.skeleton`.
SKELETON: Final = """\
# {head}
type: {type}
# {titles}
titles:
  kk: "Құжат атауы"
  ru: "Название документа"
  en: "Name of the document"

# {signals}
signals:
  - name: title_names_the_document
    where: title          # title | heading | opening | text
    weight: 6
    any_of:
      kk: ["құжат атауы"]
      ru: ["название документа"]

# {requirements}
requirements:
  # {id}
  - id: {type}.goals
    # {force}
    force: M
    title: {{kk: "Мақсаты мен міндеттері", ru: "Цели и задачи", en: "Goals and tasks"}}
    # {advice}
    advice:
      kk: "Құжаттың мақсаты мен міндеттерін жазыңыз."
      ru: "Напишите цели и задачи документа."
      en: "Write the goals and tasks of the document."
    # {source}
    source:
      - {{act: law-410-v-2015, at: "1"}}
    # {in_force}
    # in_force: {{from: 2024-01-01, until: null}}
    # applies_to: [quasi_state]
    # {match}
    match:
      kind: section
      headings:
        kk: ["мақсаты мен міндеттері"]
        ru: ["цели и задачи"]
      # {content}
      content:
        kk: ["құжаттың мақсаты", "міндеттері болып табылады"]
        ru: ["целью документа", "задачами являются"]
      alone: 2
"""
COMMENTS: Final = (
    *("head", "titles", "signals", "requirements", "id", "force", "advice", "source"),
    *("in_force", "match", "content"),
)


def skeleton(type_: str, words: Catalogue) -> str:
    """Return a checklist of one requirement, explained in the author's language."""
    comments = {name: words.say(f"checklist.skeleton.{name}") for name in COMMENTS}
    return SKELETON.format(type=type_, **comments)
