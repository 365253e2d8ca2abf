"""An SVG of any origin as pixels: read strictly, reduced to what draws, and drawn in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as Tree
from xml.parsers import expat

from backdesk.errors import PictureError
from backdesk.exchange import svg_process
from backdesk.exchange.svg_process import DRAW_SWITCH

MOST_BYTES = 2 * 1024 * 1024
MOST_ELEMENTS = 5_000
MOST_NESTING = 100
_SECONDS = 20.0
"""Drawing a usual logo takes a tenth of a second; a slow computer under load may need ten times that."""
_SVG = "http://www.w3.org/2000/svg"
_START = re.compile(r"<(?:[\w.-]+:)?svg[\s>/]")
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(?:[eE][+-]?\d)?\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96.0}
_URL = re.compile(r"url\s*\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_REFUSED = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "audio", "video"})


def looks_like_svg(content: bytes) -> bool:
    """Whether the beginning of a file is that of an SVG."""
    head = content[:65_536]
    return any(_START.search(head.decode(encoding, "ignore")) for encoding in ("utf-8", "utf-16"))


def render_svg(content: bytes, longest_side: int) -> bytes:
    """A PNG of the drawing, its longer side so many pixels. Raises PictureError."""
    if len(content) > MOST_BYTES:
        raise PictureError("The SVG is larger than 2 MB. Save the logo as a PNG and choose that.")
    root = _read(content)
    width, height = _size(root)
    scale = longest_side / max(width, height)
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", str(max(1, round(width * scale))))
    root.set("height", str(max(1, round(height * scale))))
    return _drawn(Tree.tostring(root, encoding="utf-8"))


def _read(content: bytes) -> Tree.Element:
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.EntityDeclHandler = reader.refuse_doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:  # LookupError: an unknown encoding
        raise PictureError(
            "The SVG is damaged or incomplete. Save it again and choose it again."
        ) from problem
    if reader.root is None or reader.root.tag != f"{{{_SVG}}}svg":
        raise PictureError("The file is not an SVG drawing. Save the logo as a PNG and choose that.")
    return reader.root


class _Reader:
    """Builds the tree of what draws, and stops at the first thing that a logo must not have.

    Elements and attributes of other namespaces (drawing programs' own notes) are left out.
    """

    def __init__(self) -> None:
        self.root: Tree.Element | None = None
        self._open: list[Tree.Element | None] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= MOST_NESTING:
            raise PictureError("The SVG has too many parts for a logo. Save it as a PNG and choose that.")
        space, _, local = name.rpartition("}")
        if local in _REFUSED:
            raise PictureError(
                "The SVG holds more than a drawing ({part}). Save the logo as a PNG and choose that.",
                part=local,
            )
        above = self._open[-1] if self._open else None
        if space != _SVG or (self._open and above is None):
            self._open.append(None)
            return
        kept = {_bare(key): value for key, value in attributes.items() if _is_kept(key)}
        for key, value in kept.items():
            _check_attribute(key, value)
        element = Tree.Element(f"{{{_SVG}}}{local}", kept)
        if above is None:
            self.root = element
        else:
            above.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        element = self._open.pop()
        if element is not None and element.tag == f"{{{_SVG}}}style":
            _check_style("".join(element.itertext()))

    def text(self, content: str) -> None:
        element = self._open[-1] if self._open else None
        if element is None:
            return
        if len(element):
            element[-1].tail = (element[-1].tail or "") + content
        else:
            element.text = (element.text or "") + content

    def refuse_doctype(self, *_about: object) -> None:
        raise PictureError(
            "The SVG begins with a DOCTYPE or defines entities, which may hide other files. "
            "Save it as a plain SVG without them, or as a PNG."
        )


def _is_kept(key: str) -> bool:
    """Whether an attribute may change the drawing: no namespace, a link's, or xml:space and xml:lang."""
    space = key.rpartition("}")[0]
    return not space or space.endswith(("/1999/xlink", "/XML/1998/namespace"))


def _bare(key: str) -> str:
    space, _, local = key.rpartition("}")
    if space.endswith("/1999/xlink"):
        return local  # SVG 2 names links plainly
    return f"{{{space}}}{local}" if space else local


def _check_attribute(key: str, value: str) -> None:
    if key == "href":
        _check_reference(value)
    elif key.lower().startswith("on"):
        raise PictureError("The SVG holds a script. Save the logo as a PNG and choose that.")
    else:
        _check_style(value)


def _check_style(text: str) -> None:
    # a backslash could spell "url" or "@import" in a way that is not found here
    if "\\" in text or "@import" in text.lower():
        raise _elsewhere()
    for target in _URL.findall(text):
        _check_reference(target)


def _check_reference(target: str) -> None:
    bare = target.strip()
    if bare and not bare.startswith("#") and not _PICTURE.match(bare):
        raise _elsewhere()


def _elsewhere() -> PictureError:
    return PictureError(
        "The SVG refers to something outside the file. Save it with everything embedded, or as a PNG."
    )


def _size(root: Tree.Element) -> tuple[float, float]:
    """Width and height in pixels of 1/96 inch; only their ratio matters."""
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if width and height:
        return width, height
    box = [_pixels(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]]
    if len(box) == 2 and box[0] and box[1]:
        return box[0], box[1]
    raise PictureError(
        "The SVG does not say how large it is. Save it with a width and a height, or as a PNG."
    )


def _pixels(text: str) -> float:
    """A length, 0 where it has no size of its own, such as "100%"."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        return 0.0
    number = text.strip().lower().removesuffix(match[2]) if match[2] else text
    size = float(number) * _PIXELS[match[2]]
    return size if 1e-6 < size < 1e9 else 0.0


def _drawn(svg: bytes) -> bytes:
    """Draw in a process of its own: a drawing can ask for endless time or memory, and the renderer
    holds Python's lock (resvg_py 0.5) or ends the process that it runs in."""
    try:
        # ignore_cleanup_errors: on Windows a virus scanner may hold the picture for a moment
        with TemporaryDirectory(prefix="backdesk-", ignore_cleanup_errors=True) as folder:
            return _drawn_in(Path(folder), svg)
    except subprocess.TimeoutExpired as problem:
        raise PictureError(
            "The SVG takes too long to draw. Save the logo as a PNG and choose that."
        ) from problem
    except OSError as problem:
        raise PictureError(
            "The SVG cannot be drawn here. Save the logo as a PNG and choose that."
        ) from problem


def _drawn_in(folder: Path, svg: bytes) -> bytes:
    source, target = folder / "logo.svg", folder / "logo.png"
    source.write_bytes(svg)
    done = subprocess.run(
        [*_command(), str(source), str(target)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_SECONDS,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    png = target.read_bytes() if not done.returncode and target.exists() else b""
    if not png:
        raise PictureError("The SVG cannot be drawn. Save the logo as a PNG and choose that.")
    return png


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, DRAW_SWITCH]
    # -P: the folder of the script must not hide other modules
    return [sys.executable, "-P", svg_process.__file__]
