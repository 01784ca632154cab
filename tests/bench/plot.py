"""Lines over the number of articles, both axes logarithmic, as SVG."""

import math
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 360, 300, 48, 108, 34, 34
COLOURS = ("#0b62a4", "#c2410c", "#15803d", "#7e22ce", "#475569")


@dataclass
class Panel:
    title: str
    lines: dict  # name -> [(x, y)]


def short(number):
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if number >= size:
            return "%g%s" % (round(number / size, 1), letter)
    return "%g" % number


def ticks(low, high):
    """1, 2 and 5 times the powers of ten in between; the powers alone where those are many."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if high / low < 200 else (1,)
    return [step * 10.0 ** power for power in powers for step in steps if low <= step * 10.0 ** power <= high]


def spread(places, gap):
    """Moves labels apart, keeping their order."""
    moved = []
    for place in sorted(places):
        moved.append(max(place, moved[-1] + gap) if moved else place)
    return moved


def draw_panel(panel, left):
    xs = [x for points in panel.lines.values() for x, _ in points]
    ys = [y for points in panel.lines.values() for _, y in points]
    low_x, high_x, low_y, high_y = min(xs) / 1.2, max(xs) * 1.2, min(ys) / 1.5, max(ys) * 1.5

    def across(x):
        return left + LEFT + (WIDTH - LEFT - RIGHT) * math.log(x / low_x) / math.log(high_x / low_x)

    def down(y):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * math.log(y / low_y) / math.log(high_y / low_y)

    out = ['<text x="%d" y="18" font-weight="bold">%s</text>' % (left + LEFT, escape(panel.title))]
    for y in ticks(low_y, high_y):
        out.append('<path d="M%d %.1fH%d" stroke="#e2e8f0"/>' % (left + LEFT, down(y), left + WIDTH - RIGHT))
        out.append('<text x="%d" y="%.1f" text-anchor="end">%s</text>' % (left + LEFT - 5, down(y) + 4, short(y)))
    for x in sorted(set(xs)):
        out.append('<text x="%.1f" y="%d" text-anchor="middle">%s</text>' % (across(x), HEIGHT - BOTTOM + 18, short(x)))
    by_end = sorted(panel.lines.items(), key=lambda line: down(line[1][-1][1]))
    labels = spread([down(points[-1][1]) for _, points in by_end], 14)
    for (name, points), colour, label in zip(by_end, COLOURS, labels):
        path = "L".join("%.1f %.1f" % (across(x), down(y)) for x, y in points)
        out.append('<path d="M%s" fill="none" stroke="%s" stroke-width="2"/>' % (path, colour))
        out += ['<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>' % (across(x), down(y), colour) for x, y in points]
        out.append('<text x="%.1f" y="%.1f" fill="%s">%s</text>' % (
            across(points[-1][0]) + 9, label + 4, colour, escape(name)))
    return "\n".join(out)


def draw(panels):
    width = WIDTH * len(panels)
    drawn = "\n".join(draw_panel(panel, i * WIDTH) for i, panel in enumerate(panels))
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" '
            'fill="#334155">\n<rect width="%d" height="%d" fill="white"/>\n%s\n</svg>\n'
            % (width, HEIGHT, width, HEIGHT, drawn))
