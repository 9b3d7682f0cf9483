"""Tables from rules."""

from doccheck.parsers.pdf_grid import find_grids, is_clean, rows_of
from doccheck.parsers.pdf_model import Box


def across(y: float, x0: float = 0, x1: float = 300) -> Box:
    return Box(x0, y, x1, y)


def down(x: float, y0: float = 0, y1: float = 60) -> Box:
    return Box(x, y0, x, y1)


def shape(*rules: Box) -> list[list[tuple[int, int, int]]]:
    """Return column, row span and column span of the cells of the only table."""
    flat = [rule for rule in rules if rule.top == rule.bottom]
    (grid,) = find_grids(flat, [rule for rule in rules if rule.top != rule.bottom])
    assert is_clean(grid)
    return [
        [(cell.column, cell.row_span, cell.column_span) for cell in row]
        for row in rows_of(grid)
    ]


FRAME = (across(0), across(60), down(0), down(300))


def test_two_rows_of_two():
    assert shape(*FRAME, across(30), down(150)) == [[(0, 1, 1), (1, 1, 1)]] * 2


def test_a_missing_piece_of_a_rule_joins_cells_side_by_side():
    assert shape(*FRAME, across(30), down(150, 30, 60)) == [
        [(0, 1, 2)],
        [(0, 1, 1), (1, 1, 1)],
    ]


def test_a_missing_piece_of_a_rule_joins_cells_one_above_the_other():
    assert shape(*FRAME, across(30, 150, 300), down(150)) == [
        [(0, 2, 1), (1, 1, 1)],
        [(1, 1, 1)],
    ]


def test_rules_may_miss_each_other_a_little():
    assert (
        len(
            find_grids(
                [across(1), across(29), across(61)], [down(2), down(149), down(298)]
            )
        )
        == 1
    )


def test_rules_that_do_not_meet_are_no_table():
    apart = [across(100), across(130)]
    assert find_grids(apart, [down(0, 0, 50), down(300, 0, 50)]) == []


def test_underlines_and_frames_are_no_tables():
    assert find_grids([across(0), across(60)], [down(0), down(300)]) == []
    assert find_grids([across(10), across(20), across(30)], []) == []


def test_a_drawing_with_thousands_of_rules_is_not_looked_at():
    assert find_grids([across(y) for y in range(4000)], [down(0), down(9)]) == []
