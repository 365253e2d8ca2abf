"""A drawing as a standalone SVG text."""

from __future__ import annotations

from html import escape

from backdesk.figure.drawing import Drawing, Path, Shape


def svg_text(drawing: Drawing, *, width: float, title: str = "", background: str | None = None) -> str:
    """A complete SVG document, `width` CSS pixels wide, the height following from the drawing's box."""
    box = drawing.box
    height = width * box.height / box.width
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(width)}" height="{_number(height)}" '
        f'viewBox="{" ".join(_number(value) for value in (box.left, box.top, box.width, box.height))}" '
        'role="img" stroke-linejoin="round" stroke-linecap="round">',
    ]
    if title:
        lines.append(f"<title>{escape(title)}</title>")
    if background:
        lines.append(
            f'<rect x="{_number(box.left)}" y="{_number(box.top)}" width="{_number(box.width)}" '
            f'height="{_number(box.height)}" fill="{background}"/>'
        )
    lines += [_element(shape) for shape in drawing.shapes]
    lines.append("</svg>\n")
    return "\n".join(lines)


def _element(shape: Shape) -> str:
    data = "".join(_path_data(path, closed=shape.closed, curved=shape.curved) for path in shape.paths)
    stroke = f' stroke="{shape.line}" stroke-width="{_number(shape.width)}"' if shape.line else ""
    name = f' data-name="{escape(shape.name)}"' if shape.name else ""
    return f'<path{name} d="{data}" fill="{shape.fill or "none"}"{stroke}/>'


def _path_data(path: Path, *, closed: bool, curved: bool) -> str:
    points = [f"{_number(x)} {_number(y)}" for x, y in path]
    rest = points[1:]
    body = ("C" + " ".join(rest)) if curved and rest else "".join(f"L{point}" for point in rest)
    return f"M{points[0]}{body}{'Z' if closed else ''}"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
