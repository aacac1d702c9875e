"""The figures of a bench: printed as they come, and written as CSV."""

import csv
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ["name", "ours", "peer", "ratio", "load"]


@dataclass(frozen=True)
class Row:
    """One line: ours and the peer in ms, or what the name says; no peer where there is nothing to compare with."""

    name: str
    ours: float | None
    peer: float | None
    load: float

    @property
    def ratio(self) -> float | None:
        """How many times as fast we are."""
        return self.peer / self.ours if self.ours and self.peer is not None else None


def write(rows: list[Row], file: Path) -> None:
    """Writes the columns name, ours, peer, ratio, load; what there is not stays empty."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows([row.name, *map(number, (row.ours, row.peer, row.ratio, row.load))] for row in rows)


def line(row: Row) -> str:
    figures = map(number, (row.ours, row.peer, row.ratio, row.load))
    return f"{row.name:<64}" + "".join(f"{figure:>11}" for figure in figures)


def header() -> str:
    name, *figures = COLUMNS
    return f"{name:<64}" + "".join(f"{figure:>11}" for figure in figures)


def number(value: float | None) -> str:
    """Four significant digits, without an exponent; nothing for None."""
    if value is None:
        return ""
    if value == 0 or abs(value) >= 1000:
        return f"{value:.0f}"
    return f"{float(f'{value:.4g}'):.7f}".rstrip("0").rstrip(".")
