"""SVG logos: drawn in a process of their own; whatever is more than a drawing is refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from backdesk.errors import PictureError
from backdesk.exchange import logo_svg, svg_process
from backdesk.exchange.logo_files import read_logo
from backdesk.exchange.logo_svg import MOST_ELEMENTS, MOST_NESTING, looks_like_svg, render_svg

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED = '<rect width="50" height="50" fill="#ff0000"/>'


def svg(body: str = RED, about: str = 'viewBox="0 0 100 50"') -> bytes:
    return f"<svg {NAMES} {about}>{body}</svg>".encode()


def drawn(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(render_svg(content, 200))).convert("RGBA")


@pytest.mark.parametrize(
    ("about", "size"),
    [
        ('viewBox="0 0 100 50"', (200, 100)),
        ('viewBox="0,0,100,50" width="100%" height="100%"', (200, 100)),
        ('width="120mm" height="60mm" viewBox="0 0 100 50"', (200, 100)),
        ('width="1e3" height="500px"', (200, 100)),
        ('width="1in" height="72pt"', (200, 200)),
        ('width="999999999" height="1"', (200, 1)),
        ('width="1" height="4" viewBox="0 0 1 4"', (50, 200)),
    ],
)
def test_the_longer_side_has_the_pixels_asked_for(about: str, size: tuple[int, int]) -> None:
    assert drawn(svg(about=about)).size == size


def test_what_is_not_painted_shines_through() -> None:
    picture = drawn(svg())
    assert picture.getpixel((50, 50)) == (255, 0, 0, 255)
    assert picture.getpixel((150, 50)) == (0, 0, 0, 0)


def test_what_logos_are_made_of_is_drawn() -> None:
    tiny = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    body = (
        '<defs><linearGradient id="g"><stop stop-color="#00f"/></linearGradient>'
        '<g id="dot"><circle r="9"/></g></defs>'
        '<style>.a{fill:url(#g)}</style><rect class="a" x="50" width="50" height="50"/>'
        '<use xlink:href="#dot" x="10" y="10"/>'
        f'<image href="data:image/png;base64,{tiny}" width="9" height="9" y="40"/>'
        '<a href="#top"><text x="20" y="40" font-family="A font that nobody has" font-size="40">H</text></a>'
    )
    picture = drawn(svg(body))
    assert picture.getpixel((150, 50)) == (0, 0, 255, 255)
    assert picture.getpixel((20, 20)) == (0, 0, 0, 255)
    letter = picture.crop((40, 10, 100, 90)).getchannel("A").getextrema()
    assert letter == (0, 255), "a font that is missing is replaced, never left out"


def test_notes_of_drawing_programs_are_left_out() -> None:
    body = (
        '<metadata><rdf:RDF xmlns:rdf="urn:r"><rdf:li href="https://example.org/"/></rdf:RDF></metadata>'
        '<pages:view xmlns:pages="urn:p" pages:href="file:///etc/passwd"><script/></pages:view>'
    )
    assert drawn(svg(body.replace("<script/>", "") + RED)).getpixel((50, 50)) == (255, 0, 0, 255)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{named}"?>\n<!-- Café -->\n{svg().decode()}'
    path = tmp_path / "logo.txt"
    path.write_bytes(text.encode(encoding))
    logo = read_logo(path)
    assert (logo.width, logo.height) == (1_200, 600)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">' + svg(), "DOCTYPE"),
        (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"), "DOCTYPE"),
        (b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"), "DOCTYPE"),
        (svg("<script>1</script>"), r"\(script\)"),
        (svg("<foreignObject><p/></foreignObject>"), r"\(foreignObject\)"),
        (svg('<x:script xmlns:x="urn:x"/>'), r"\(script\)"),
        (svg('<rect onclick="x()"/>'), "script"),
        (svg('<image href="https://example.org/x.png"/>'), "outside the file"),
        (svg('<image xlink:href="file:///etc/passwd"/>'), "outside the file"),
        (svg('<image href="/etc/passwd"/>'), "outside the file"),
        (svg('<image href="data:image/svg+xml,&lt;svg/&gt;"/>'), "outside the file"),
        (svg('<use href="other.svg#a"/>'), "outside the file"),
        (svg('<rect fill="url(https://example.org/#g)"/>'), "outside the file"),
        (svg("<rect style=\"fill:URL( 'http://example.org')\"/>"), "outside the file"),
        (svg("<style>@import 'x.css';</style>"), "outside the file"),
        (svg("<style>.a{fill:u\\72l(http://example.org)}</style>"), "outside the file"),
        (svg("<style><![CDATA[.a{fill:url(x.svg#g)}]]></style>"), "outside the file"),
        (svg("<g>" * (MOST_NESTING + 1)), "too many parts"),
        (svg("<g/>" * (MOST_ELEMENTS + 1)), "too many parts"),
        (svg() + b" " * (2 * 1024 * 1024), "larger than 2 MB"),
        (svg()[:-4], "damaged"),
        (svg("<rect"), "damaged"),
        (b"<svg>" + RED.encode() + b"</svg>", "not an SVG drawing"),
        (svg(about=""), "how large"),
        (svg(about='viewBox="0 0 0 50"'), "how large"),
        (svg(about='width="-5" height="nan"'), "how large"),
    ],
)  # fmt: skip
def test_what_is_more_than_a_drawing_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said) as refused:
        render_svg(content, 200)
    assert "PNG" in str(refused.value) or "again" in str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        # each ends the renderer or asks for memory without end (resvg_py 0.5)
        '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect width="9" height="9"/>'
        '</pattern><rect width="100" height="50" fill="url(#p)"/>',
        '<rect id="a0" width="1" height="1"/>'
        + "".join(
            f'<g id="a{n}">{f"<use href={chr(34)}#a{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 12)
        ),
    ],
)
def test_a_drawing_that_breaks_the_renderer_is_told_in_a_sentence(body: str) -> None:
    with pytest.raises(PictureError, match="as a PNG"):
        render_svg(svg(body), 1_200)


def test_a_drawing_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo_svg, "_SECONDS", 0.0)
    with pytest.raises(PictureError, match="takes too long"):
        render_svg(svg(), 200)


def test_without_a_process_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_about: Any, **_how: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(subprocess, "run", refused)
    with pytest.raises(PictureError, match="cannot be drawn here"):
        render_svg(svg(), 200)


def test_the_beginning_tells_an_svg() -> None:
    assert looks_like_svg(svg())
    assert looks_like_svg('<?xml version="1.0"?>\n<!-- hi -->\n<s:svg xmlns:s="x">'.encode("utf-16"))
    for other in (b"", b"<svgfoo>", b"<html>", b"svg"):
        assert not looks_like_svg(other)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the packed program is a shell script")
def test_the_packed_program_draws_with_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "backdesk"
    root = Path(__file__).parents[2]
    # without a console there are no standard streams
    start = "import sys; sys.stdin = sys.stdout = sys.stderr = None; sys.frozen = True"
    main = "from backdesk.__main__ import main; sys.exit(main())"
    program.write_text(f'#!/bin/sh\ncd "{root}" && exec "{sys.executable}" -c "{start}; {main}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert drawn(svg()).size == (200, 100)


@pytest.mark.parametrize("arguments", [(), ("nowhere.svg", "out.png"), ("one", "two", "three")])
def test_a_drawing_that_fails_says_so_by_its_code_alone(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-P", svg_process.__file__, *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert list(tmp_path.iterdir()) == []
