"""Layouts that keep less than the cells: text of PDFs, dumps without separators, cut grids."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from opengov.form.rows import TableKey

from .sheets import PrintedRow, Sheet, is_printed, whole

Gaps: TypeAlias = Literal["none", "inside", "total", "disputes"]

_PAGE_MARK = "- {} -"
_TOTAL = "requests.table.outcomes.total"
_ROWS_A_TABLE = 3


def _plain(label: str) -> str:
    return label.replace("\n", "")


def _new_heads(printed: Sequence[PrintedRow]) -> Iterator[tuple[PrintedRow, tuple[str, ...]]]:
    """Yield each row with the group labels that open at it, the outermost first."""
    shown: tuple[str, ...] = ()
    for row in printed:
        if row.kind != "figures":
            yield row, ()
            continue
        groups = tuple(_plain(label) for label in row.labels[:-1])
        before = () if row.anew else shown
        opened = next((i for i, g in enumerate(groups) if before[i : i + 1] != (g,)), len(groups))
        shown = groups
        yield row, groups[opened:]


def _wrapped(label: str, width: int) -> list[str]:
    """Return a label in pieces: at its own breaks, and where it is wider than the column."""
    return [
        piece[start : start + width]
        for piece in label.split("\n")
        for start in range(0, len(piece), width)
    ]


def fused(sheet: Sheet, *, between: str = "", gaps: Gaps = "none") -> str:
    """Write a report as get_text() dumps it: cells without anything between them.

    between: what parts the sections. gaps: where a blank parts figures: nowhere, between all but
    the last two of a row of table 3, before and behind its last, or between those of table 4.
    """
    tables: dict[TableKey, str] = {}
    for table, printed in sheet.tables.items():
        parts: list[str] = []
        for row, groups in _new_heads(printed):
            labels = row.labels if row.kind != "figures" else (*groups, *row.labels[-1:])
            parts.extend(_plain(label) for label in labels)
            parts.append(_run(row, table, gaps))
        tables[table] = "".join(parts)
    return _glued(whole(sheet, tables, between="\n"), sheet, between)


def _run(row: PrintedRow, table: TableKey, gaps: Gaps) -> str:
    figures = [figure if is_printed(figure) else "" for figure in row.figures]
    if table == "disputes" and gaps == "disputes":
        return " " + " ".join(figures) + " "
    if table != "requests" or gaps in ("none", "disputes"):
        return "".join(figures)
    if gaps == "inside":
        return " ".join(figures[:-1]) + "".join(figures[-1:])
    return "".join(figures[:-1]) + " " + "".join(figures[-1:]) + " "


def _glued(text: str, sheet: Sheet, between: str) -> str:
    """Join the parts of a section, and the sections by what parts them; the title stands alone."""
    lines = text.split("\n")
    starts = {heading for heading in sheet.headings if heading}
    found = lines[0] + between
    for line in lines[1:]:
        found += (between if line in starts else "") + line
    return found


def spaced(sheet: Sheet, *, width: int = 13, cut: bool = False) -> str:
    """Write a report as the text layer of a PDF: a row's figures parted by blanks.

    Labels are wrapped at a width, the figures stand at the end of the last piece or, after a label
    of many pieces, on a line of their own. Group labels stand before their rows, the outermost one
    character a line; with cut, the inner ones stand before their first rows' labels and go on
    behind a page mark.
    """
    tables: dict[TableKey, str] = {
        "proactive": "\n".join(_spaced_rows(sheet.tables["proactive"])),
        "requests": "\n".join(_spaced_requests(sheet.tables["requests"], width, cut=cut)),
        "disputes": "\n".join(_spaced_disputes(sheet.tables["disputes"], cut=cut)),
    }
    return whole(sheet, tables, between="\n")


def _figures(row: PrintedRow) -> str:
    return " ".join(figure.strip() for figure in row.figures if is_printed(figure))


def _spaced_rows(printed: Sequence[PrintedRow]) -> Iterator[str]:
    for row in printed:
        yield f"{' '.join(map(_plain, row.labels))} {_figures(row)}".strip()


def _spaced_requests(printed: Sequence[PrintedRow], width: int, *, cut: bool) -> Iterator[str]:
    pages = 3
    held = ""
    heads: list[PrintedRow] = []
    for row, groups in _new_heads(printed):
        if row.kind == "dirt":
            yield row.labels[0]
        elif row.kind == "heads":
            heads.append(row)
            if len(heads) == 3:
                yield from _spaced_heads(heads, cut=cut)
                heads = []
        else:
            pieces = _wrapped(row.labels[-1], width)
            if held:
                yield _PAGE_MARK.format(pages)
                pages += 1
                pieces[0] = f"{held} {pieces[0]}"
                held = ""
            outer, inner = _levels(row, groups)
            yield from _column_of(outer, cut=cut)
            if inner and cut:
                pieces[0] = f"{inner[:4]} {pieces[0]}"
                held = inner[4:]
            elif inner:
                yield from _wrapped(inner, 3)
            yield from _labelled(pieces, _figures(row))


def _levels(row: PrintedRow, groups: tuple[str, ...]) -> tuple[str, str]:
    """Return the outermost and the inner group label that open at a row; "" where none does."""
    if len(row.labels) == 3:
        return (groups[0], groups[1]) if len(groups) == 2 else ("", "".join(groups))
    return "".join(groups), ""


def _labelled(pieces: Sequence[str], figures: str) -> Iterator[str]:
    yield from pieces[:-1]
    if len(pieces) > 2:
        yield pieces[-1]
        yield figures
    else:
        yield f"{pieces[-1]} {figures}".strip()


def _column_of(group: str, *, cut: bool) -> Iterator[str]:
    """Yield a group label one character a line; the numeral may stand with its comma."""
    if cut and group:
        yield group[:2]
        yield from group[2:]
    else:
        yield from group


def _spaced_heads(heads: Sequence[PrintedRow], *, cut: bool) -> Iterator[str]:
    """Yield the heads of table 3; with cut 总计 and the head behind it run into each other."""
    note, columns, *rest = [_plain(label) for row in heads for label in row.labels if label]
    yield from _wrapped(note, 22)
    yield columns
    natural, legal, total, *leaves = rest
    yield natural
    yield legal
    if not cut:
        yield total
        for leaf in leaves:
            yield from (leaf[: len(leaf) - 2], leaf[-2:]) if len(leaf) > 3 else (leaf,)
        return
    yield f"{total}{' '.join(leaves[0][:3])}"
    yield leaves[0][3:]
    for leaf in leaves[1:]:
        yield from (" ".join(leaf[:-2]), leaf[-2:]) if len(leaf) > 4 else (leaf,)


def _spaced_disputes(printed: Sequence[PrintedRow], *, cut: bool) -> Iterator[str]:
    for row in printed:
        labels = [_plain(label) for label in row.labels if label]
        if row.kind == "heads" and cut and len(labels) > 2:
            for label in labels:
                spread = " ".join(label[:2])
                yield from (spread, label[2:]) if len(label) == 4 else (label,)
        elif row.kind == "heads":
            yield " ".join(labels)
        else:
            yield f"{' '.join(labels)} {_figures(row)}".strip()


def cut_grid(sheet: Sheet) -> str:
    """Write tables with tabs, table 3 in a grid of ten columns of which nine were pasted.

    Rows with one label keep their seven figures, the others lose the last, 总计; 三、本年度办理结果
    stands where its rows begin on the next page, and the groups there have lost their labels.
    """
    tables: dict[TableKey, str] = {
        table: "\n".join(_tabs(row) for row in printed) for table, printed in sheet.tables.items()
    }
    tables["requests"] = "\n".join(_cut_requests(sheet.tables["requests"]))
    return whole(sheet, tables)


def _tabs(row: PrintedRow) -> str:
    return "\t".join([*map(_plain, row.labels), *row.figures])


def _cut_requests(printed: Sequence[PrintedRow]) -> Iterator[str]:
    for row, groups in _new_heads(printed):
        label = _plain(row.labels[-1])
        if row.kind == "heads":
            cells = [_plain(cell) for cell in (row.labels[0], *row.labels[3:9])]
            yield "\t".join(cells)
        elif row.kind == "dirt":
            yield label
        elif len(row.labels) == 3:
            yield "\t".join([_misplaced(row, groups), "", label, *row.figures[:-1]])
        elif row.place == _TOTAL:
            yield "\t".join(["", "", label, *row.figures[:-1]])
        else:
            yield "\t".join([label, "", *row.figures])


def _misplaced(row: PrintedRow, groups: tuple[str, ...]) -> str:
    """Return the group label that a cut grid shows at a row."""
    if row.place.endswith(".not_held"):
        return _plain(row.labels[0])
    return groups[-1] if groups and row.place.endswith(".state_secret") else ""


def apart(sheet: Sheet) -> str:
    """Write a report as OCR tools make Markdown of it: labels here, the figures of their row there.

    Captions and blocks of one figure come as text, the first block behind them; each few rows are a
    table of their own; long labels stand as text before a table of their figures, the longest in
    pieces among other rows.
    """
    tables: dict[TableKey, str] = {
        "proactive": "\n".join(_apart_proactive(sheet.tables["proactive"])),
        "requests": "\n".join(_apart_requests(sheet.tables["requests"])),
        "disputes": "\n".join(_apart_disputes(sheet.tables["disputes"])),
    }
    return whole(sheet, tables)


def _ruled(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as a Markdown table, all as wide as the widest, the first over the rule."""
    width = max(map(len, rows), default=0)
    for index, row in enumerate(rows):
        yield f"| {' | '.join([*row, *[''] * (width - len(row))])} |"
        if index == 0:
            yield "|" + "---|" * width


def _apart_proactive(printed: Sequence[PrintedRow]) -> Iterator[str]:
    late: list[PrintedRow] = []
    first = True
    for index, row in enumerate(printed):
        if row.kind == "caption":
            first = index == 0
        elif first and row.kind != "dirt":
            late.append(row)
            continue
        glue = "" if row.kind == "heads" else " "
        yield f"{glue.join(map(_plain, row.labels))} {_figures(row)}".strip()
    for index, row in enumerate(late):
        yield from ["## 表二：主动公开政府信息情况"] if index else []
        yield from _ruled([[*map(_plain, row.labels), *row.figures]])


def _apart_requests(printed: Sequence[PrintedRow]) -> Iterator[str]:
    heads = [row for row in printed if row.kind == "heads"][:3]
    held: list[list[str]] = []
    for row, groups in _new_heads(printed):
        if row.kind == "heads":
            yield from _apart_heads(heads) if row is heads[-1] else []
            continue
        label = _plain(row.labels[-1])
        outer, inner = _levels(row, groups)
        short = row.kind == "figures" and len(label) <= 22
        if short and not outer:
            held.append([*([inner[:4]] if inner else []), label, *row.figures])
            if len(held) < _ROWS_A_TABLE:
                continue
        yield from [*_ruled(held), ""]
        held = []
        yield from [outer] if outer else []
        if short and outer:
            held.append([label, *row.figures])
        elif row.kind == "dirt":
            yield label
        elif not short:
            yield from _torn(label, row.figures)
    yield from _ruled(held)


def _torn(label: str, figures: Sequence[str]) -> Iterator[str]:
    """Yield a long label before its figures; of the longest the middle stands with them."""
    pieces = _wrapped(label, 19)
    if len(pieces) < 3 and len(label) < 32:
        yield from pieces
        yield from _ruled([figures])
        return
    yield from (pieces[0], *pieces[2:])
    yield from _ruled([[pieces[1], *figures]])


def _apart_heads(heads: Sequence[PrintedRow]) -> Iterator[str]:
    note, columns, natural, legal, total, *leaves = (
        _plain(label) for row in heads for label in row.labels if label
    )
    yield columns
    yield legal
    yield note[:-12]
    yield "".join(leaf[:2] for leaf in leaves[2:4])
    yield "".join(leaf[2:4] for leaf in leaves[2:4]) + leaves[4]
    yield "".join(leaf[2:] for leaf in leaves[:2])
    yield "".join(leaf[4:] for leaf in leaves[2:4])
    yield "## 表三：收到和处理政府信息公开申请情况"
    yield from _ruled([[note[-12:], natural, leaves[0][:2], leaves[1][:2], total]])


def _apart_disputes(printed: Sequence[PrintedRow]) -> Iterator[str]:
    for row in printed:
        if row.kind == "figures":
            yield from _ruled([row.figures])
        else:
            yield "".join(map(_plain, row.labels))
