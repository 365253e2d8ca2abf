"""Finds a font of this computer for a character that the embedded fonts lack."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from backdesk.handout.font_file import BrokenFontError, FontFile, face_count
from backdesk.handout.scripts import Reading, Script, script_of

_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
_MOST_FILES = 5000
_PLAIN_ENDINGS = ("regular", "variablefont", "vf")
_PLAIN_STYLES = ("regular", "", "roman", "normal", "book", "w3", "medium")
_BOLD_STYLES = ("bold", "semibold", "demibold", "w6")
_USELESS = ("lastresort", "adobeblank", "emoji", "nastaliq")
"""Fonts of boxes, blanks and pictures, and one that needs more shaping than joined forms."""
_FANCY = (
    *("italic", "oblique", "slanted", "bold", "black", "heavy", "light", "thin", "mono", "condensed"),
    *("serif", "quran", "kufi", "rashi", "unifont", "symbol"),
)
"""Taken only where no plain font has the character."""

_ANYWHERE = (
    "dejavusans",
    "notosans",
    "segoeui",
    "arial",
    "tahoma",
    "arialunicode",
    "arialuni",
    "lucidagrande",
)
_SIMPLIFIED = (
    *("notosanscjk/Noto Sans CJK SC", "notosanscjksc", "notosanssc", "sourcehansanssc", "sourcehansanscn"),
    *("sourcehansans/Source Han Sans SC", "msyh", "pingfang/PingFang SC", "hiraginosansgb", "stheitimedium"),
    *("stheitilight", "wqymicrohei", "wqyzenhei", "droidsansfallbackfull", "droidsansfallback", "simhei"),
    *("deng", "simsun", "songti"),
)
_TRADITIONAL = (
    *("notosanscjk/Noto Sans CJK TC", "notosanscjktc", "notosanstc", "sourcehansanstc", "sourcehansanstw"),
    *("msjh", "pingfang/PingFang TC", "mingliu", "uming"),
)
_JAPANESE = (
    *("notosanscjk/Noto Sans CJK JP", "notosanscjkjp", "notosansjp", "sourcehansansjp", "sourcehansans"),
    *("ヒラギノ角ゴシックw3", "hiraginosans", "ヒラギノ角ゴpron", "yugothm", "yugothr", "meiryo", "msgothic"),
    *("ipaexg", "ipag", "takaogothic", "takaopgothic", "vlgothic"),
)
_KOREAN = (
    *("notosanscjk/Noto Sans CJK KR", "notosanscjkkr", "notosanskr", "sourcehansanskr", "sourcehansansk"),
    *("malgun", "applesdgothicneo", "applegothic", "nanumgothic", "gulim", "batang"),
)
_PREFERRED: dict[Script, tuple[str, ...]] = {
    Script.EUROPEAN: (),
    Script.ARMENIAN: ("notosansarmenian", "segoeui", "sylfaen"),
    Script.HEBREW: ("notosanshebrew", "arialhebrew", "segoeui", "arial", "dejavusans", "david"),
    Script.ARABIC: (
        *("notosansarabic", "notosansarabicui", "notonaskharabic", "segoeui", "dejavusans", "arial"),
        *("geezapro", "tahoma", "amiri"),
    ),
    Script.GEORGIAN: ("notosansgeorgian", "segoeui", "sylfaen"),
    Script.ETHIOPIC: ("notosansethiopic", "ebrima", "nyala", "kefa"),
    Script.CHEROKEE: ("notosanscherokee", "gadugi", "plantagenetcherokee"),
    Script.CANADIAN: ("notosanscanadianaboriginal", "gadugi", "euphemia", "euphemiaucas"),
}
"""Names of font files without weight, as `_stem` gives them; after "/" the family inside a collection."""
_PREFERRED_CJK: dict[Reading, tuple[str, ...]] = {
    Reading.CHINESE: (*_SIMPLIFIED, *_TRADITIONAL, *_JAPANESE, *_KOREAN),
    Reading.JAPANESE: (*_JAPANESE, *_SIMPLIFIED, *_TRADITIONAL, *_KOREAN),
    Reading.KOREAN: (*_KOREAN, *_SIMPLIFIED, *_TRADITIONAL, *_JAPANESE),
}


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts, the user's own included."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local" / "share" / "fonts", home / ".fonts")


class InstalledFonts:
    """The fonts of this computer, looked at only when a character needs one, remembered ever after.

    Call only from the thread that makes PDFs: the files are read little by little.
    """

    def __init__(self, folders: Callable[[], Sequence[Path]] = lambda: font_folders()) -> None:
        """`folders` is asked at the first search."""
        self._folders = folders
        self._files: dict[str, list[Path]] | None = None
        self._faces: dict[tuple[Path, str, bool], FontFile | None] = {}
        self._found: dict[tuple[str, Reading, bool], FontFile | None] = {}

    def find(self, char: str, reading: Reading, *, bold: bool = False) -> FontFile | None:
        """The font for a character, the bold one of its family if it is there; None where no font has it."""
        key = (char, reading, bold)
        if key not in self._found:
            self._found[key] = self._look(char, reading, bold)
        return self._found[key]

    def _look(self, char: str, reading: Reading, bold: bool) -> FontFile | None:
        script = script_of(char)
        if script is None:
            return None
        preferred = _PREFERRED_CJK[reading] if script is Script.CJK else _PREFERRED[script]
        known = (self._wanted(name) for name in (*preferred, *_ANYWHERE))
        plain = next((file for file in known if file is not None and file.holds(char)), None)
        plain = plain or next((file for file in self._others() if file.holds(char)), None)
        if plain is None or not bold:
            return plain
        strong = self._bold_of(plain)
        return strong if strong is not None and strong.holds(char) else plain

    def _wanted(self, name: str) -> FontFile | None:
        stem, _, family = name.partition("/")
        for path in self._paths().get(stem, ()):
            file = self._face(path, family)
            if file is not None:
                return file
        return None

    def _others(self) -> Iterator[FontFile]:
        """All fonts, plain ones first, in an order that is the same in every run."""
        stems = [stem for stem in self._paths() if not any(part in stem for part in _USELESS)]
        for stem in sorted(stems, key=lambda stem: (any(part in stem for part in _FANCY), stem)):
            for path in self._paths()[stem]:
                file = self._face(path, "")
                if file is not None:
                    yield file

    def _bold_of(self, plain: FontFile) -> FontFile | None:
        if plain.is_variable:
            return self._face(plain.path, plain.family, bold=True)
        stem = _stem(plain.path)
        same_file = [plain.path] if plain.path.suffix.lower() in (".ttc", ".otc") else []
        others = [path for end in ("bold", "bd", "b") for path in self._paths().get(stem + end, ())]
        for path in (*same_file, *others):
            file = self._face(path, plain.family, bold=True)
            if file is not None and file.family == plain.family and file.style.casefold() in _BOLD_STYLES:
                return file
        return None

    def _face(self, path: Path, family: str, *, bold: bool = False) -> FontFile | None:
        key = (path, family, bold)
        if key not in self._faces:
            self._faces[key] = _choose_face(path, family, bold=bold)
        return self._faces[key]

    def _paths(self) -> dict[str, list[Path]]:
        if self._files is None:
            self._files = {}
            for path in _font_paths(self._folders()):
                self._files.setdefault(_stem(path), []).append(path)
        return self._files


def _font_paths(folders: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            found += [Path(place, name) for name in sorted(names) if name.lower().endswith(_SUFFIXES)]
            if len(found) > _MOST_FILES:
                return found[:_MOST_FILES]
    return found


def _stem(path: Path) -> str:
    """The file's name in small letters and digits only, without the axes and the weight of a plain font."""
    name = unicodedata.normalize("NFKC", path.stem).partition("[")[0].casefold()
    stem = "".join(filter(str.isalnum, name))
    for ending in _PLAIN_ENDINGS:
        if stem.endswith(ending) and stem != ending:
            return stem.removesuffix(ending)
    return stem


def _choose_face(path: Path, family: str, *, bold: bool) -> FontFile | None:
    """The face of this family in the asked weight, else the first; None for a file that cannot be used."""
    styles = _BOLD_STYLES if bold else _PLAIN_STYLES
    usable: list[FontFile] = []
    for number in range(face_count(path)):
        try:
            file = FontFile(path, number, bold=bold)
        except BrokenFontError:
            break
        if file.is_embeddable and (not family or file.family == family):
            usable.append(file)
            if file.style.casefold() in styles:
                return file
    return usable[0] if usable else None
