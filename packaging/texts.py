"""Write resources/locale/backdesk.pot, the list of every text that can be translated."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from backdesk import errors

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "resources" / "locale" / "backdesk.pot"


def error_names() -> frozenset[str]:
    """The classes whose first argument is a sentence for the user."""
    found = (value for value in vars(errors).values() if isinstance(value, type))
    return frozenset(kind.__name__ for kind in found if issubclass(kind, errors.BackDeskError))


def keywords() -> dict[str, tuple[int, ...] | None]:
    """The names of functions and classes that take texts, as Babel wants them."""
    names = ("gettext", "say", "_say", errors.Phrase.__name__, *sorted(error_names()))
    return {**dict.fromkeys(names), "ngettext": (1, 2)}


def extract() -> Catalog:
    """Every text in the code of backdesk."""
    catalogue = Catalog()
    files = extract_from_dir(ROOT / "backdesk", method_map=[("**.py", "python")], keywords=keywords())
    for _, _, message, _, _ in files:
        catalogue.add(message)
    return catalogue


def main() -> int:
    """Write the list, in alphabetical order so that two versions are easy to compare."""
    with TEMPLATE.open("wb") as file:
        write_po(file, extract(), no_location=True, omit_header=True, sort_output=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
