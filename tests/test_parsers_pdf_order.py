"""Reading order of lines with places."""

from doccheck.parsers.pdf_model import Line
from doccheck.parsers.pdf_order import reading_order


def line(text: str, x0: float, top: float, x1: float | None = None) -> Line:
    return Line(text, x0, top, x1 or x0 + 6 * len(text), top + 12, 12.0)


def read(*lines: Line) -> list[str]:
    return [item.text for flow in reading_order(lines) for item in flow.lines]


def test_lines_from_the_top_down_stay_as_they_are():
    assert read(line("a", 85, 10), line("b", 85, 30)) == ["a", "b"]


def test_no_lines_make_no_flow():
    assert reading_order([]) == []


def test_a_foot_written_first_comes_last():
    body = [line("long body text " * 4, 85, 100 + 14 * row) for row in range(3)]
    foot = line("foot of the page", 85, 800, 500)
    assert read(foot, *body)[-1] == "foot of the page"


def test_a_mark_of_a_footnote_beside_a_line_is_dropped():
    mark = Line("1", 146, 8, 150, 15, 7.0)
    assert read(line("text", 85, 10, 145), mark) == ["text"]


def test_near_pieces_of_a_row_are_joined_with_a_space_and_far_ones_with_a_tab():
    near = read(line("left", 85, 10, 120), line("right", 130, 10))
    far = read(line("left", 85, 10, 120), line("right", 300, 10))
    assert (near, far) == (["left right"], ["left\tright"])


def test_rows_of_posts_and_names_are_not_taken_for_columns():
    rows = []
    for row in range(4):
        rows.append(line("Бас директор", 85, 100 + 15 * row))
        rows.append(line("А. Сәрсенов", 350, 100 + 15 * row))
    assert read(*rows) == ["Бас директор\tА. Сәрсенов"] * 4


def test_three_rows_parted_at_one_place_are_two_columns():
    rows = []
    for row in range(3):
        rows.append(line(f"left row {row}", 85, 100 + 15 * row))
        rows.append(line(f"right row {row}", 350, 100 + 15 * row))
    assert read(*rows) == [
        *(f"left row {row}" for row in range(3)),
        *(f"right row {row}" for row in range(3)),
    ]


def test_flows_know_whether_they_are_columns():
    title = line("title over both columns " * 3, 85, 50)
    left = [line("left column text", 85, 100 + 15 * row) for row in range(3)]
    right = [line("right column text", 350, 100 + 15 * row) for row in range(3)]
    flows = reading_order([title, *left, *right])
    assert [(flow.column, len(flow.lines)) for flow in flows] == [
        (False, 1),
        (True, 3),
        (True, 3),
    ]
