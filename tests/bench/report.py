"""The table: what was measured, beside whom, with which goal."""

from dataclasses import dataclass
from typing import Optional


@dataclass
class Row:
    what: str
    ours: str
    theirs: str
    ratio: Optional[float] = None
    goal: Optional[float] = None
    at_least: bool = False  # the ratio should be the goal or more; else the goal or less

    @property
    def missed(self):
        if self.goal is None or self.ratio is None:
            return False
        return self.ratio < self.goal if self.at_least else self.ratio > self.goal

    def cells(self):
        goal = "" if self.goal is None else ("≥ " if self.at_least else "≤ ") + "%.3g" % self.goal
        return [self.what, self.ours, self.theirs, "" if self.ratio is None else "%.3g" % self.ratio,
                goal + (" missed" if self.missed else "")]


def table(head, lines, markdown):
    lines = [head] + lines
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def padded(line):
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width)
                 for i, (cell, width) in enumerate(zip(line, widths))]
        return "| " + " | ".join(cells) + " |" if markdown else "  ".join(cells).rstrip()

    if markdown:
        rule = "| " + " | ".join("-" * width if i == 0 else "-" * (width - 1) + ":"
                                 for i, width in enumerate(widths)) + " |"
    else:
        rule = "  ".join("-" * width for width in widths)
    return "\n".join([padded(lines[0]), rule] + [padded(line) for line in lines[1:]])


def seconds(value):
    return "%.2f s" % value if value < 100 else "%.0f s" % value


def megabytes(count):
    return "{:,.0f} MB".format(count / 1e6)


def milliseconds(value):
    return "%.3f ms" % value if value < 10 else "%.1f ms" % value
