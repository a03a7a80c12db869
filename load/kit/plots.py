"""Line plots as SVG, without a library: one text, readable in light and dark."""

import math
from collections.abc import Mapping, Sequence
from html import escape

_COLOURS = ("#0969da", "#cf222e", "#1a7f37", "#8250df", "#bf8700", "#57606a")
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 560, 250, 56, 40, 34

Points = Sequence[tuple[float, float]]


def plot(
    title: str, unit: str, lines: Mapping[str, Points], across: str = "s", logarithmic: bool = False
) -> str:
    """Return the plot as an SVG document.

    Args:
        title: what is shown.
        unit: of the vertical axis.
        lines: by name, points in order.
        across: the unit of the horizontal axis.
        logarithmic: both axes in powers; points at 0 or below are left out.
    """
    shown = {name: _usable(points, logarithmic) for name, points in lines.items()}
    axes = _Axes([point for points in shown.values() for point in points], logarithmic)
    parts = [_frame(title, unit, across, axes)]
    for at, (name, points) in enumerate(shown.items()):
        colour = _COLOURS[at % len(_COLOURS)]
        path = " ".join(f"{axes.x(x):.1f},{axes.y(y):.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        if logarithmic:
            parts += [_dot(axes.x(x), axes.y(y), colour) for x, y in points]
        parts.append(
            f'<text x="{_WIDTH - 4}" y="{_TOP + 14 * at + 4}" text-anchor="end" fill="{colour}">'
            f"{escape(name)}</text>"
        )
    return _svg(title, "".join(parts))


class _Axes:
    """The scales of a plot: from values to pixels."""

    def __init__(self, points: Points, logarithmic: bool) -> None:
        xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
        self.log = logarithmic
        self.x_low, self.x_high = min(xs), max(xs)
        self.y_low = min(ys) / 1.5 if logarithmic else 0.0
        self.y_high = max(ys) * (1.5 if logarithmic else 1.1) or 1.0

    def x(self, value: float) -> float:
        """Pixels from the left."""
        share = self._share(value, self.x_low, self.x_high)
        return _LEFT + share * (_WIDTH - _LEFT - 90)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        share = self._share(value, self.y_low, self.y_high)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)

    def marks(self, low: float, high: float, count: int = 4) -> list[float]:
        """Values to write beside an axis."""
        if self.log and low > 0:
            step = (math.log(high) - math.log(low)) / count
            return [math.exp(math.log(low) + step * at) for at in range(count + 1)]
        return [low + (high - low) * at / count for at in range(count + 1)]

    def _share(self, value: float, low: float, high: float) -> float:
        if self.log and low > 0:
            value, low, high = math.log(value), math.log(low), math.log(high)
        return (value - low) / (high - low) if high > low else 0.0


def _frame(title: str, unit: str, across: str, axes: _Axes) -> str:
    right, base = _WIDTH - 90, _HEIGHT - _BOTTOM
    parts = [f'<text x="{_LEFT}" y="16" font-weight="600">{escape(title)} ({escape(unit)})</text>']
    for value in axes.marks(axes.y_low, axes.y_high):
        y = axes.y(value)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="currentColor" opacity=".15"/>')
        parts.append(
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_label(value)}</text>'
        )
    for value in axes.marks(axes.x_low, axes.x_high):
        x = axes.x(value)
        parts.append(
            f'<text x="{x:.1f}" y="{base + 16}" text-anchor="middle">{_label(value)}</text>'
        )
    parts.append(f'<text x="{right}" y="{base + 32}" text-anchor="end">{escape(across)}</text>')
    return "".join(parts)


def _usable(points: Points, logarithmic: bool) -> Points:
    return [(x, y) for x, y in points if not logarithmic or (x > 0 and y > 0)]


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


def _label(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 20 else f"{value:.3g}"


def _svg(title: str, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" font-family="system-ui,sans-serif" font-size="11" '
        f'fill="currentColor" color="#656d76">{inner}</svg>'
    )
