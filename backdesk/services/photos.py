"""Own photos of exercises: taken in once, kept in the data folder under the hash of their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from backdesk.domain.exercise import Exercise
from backdesk.domain.photo import Photo
from backdesk.errors import BackDeskError, OutputError, PictureError
from backdesk.files import system_reason, write_whole
from backdesk.paths import DataFolder

_HASH = re.compile(r"[0-9a-f]{64}")
_KEPT = 64
"""Photos of which a process remembers the bytes (at most 0.4 MB each, usually half)."""


class Photos:
    """The photos of one data folder. A photo never changes, so its hash is its name."""

    def __init__(self, folder: DataFolder, brought: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """Nothing is read or made before it is needed.

        `brought` are photos by SHA-256 that came in a plan file and are shown, but not kept.
        """
        self._folder = folder.photos
        self._brought = brought
        self._unused: set[str] = set()
        self._read = lru_cache(maxsize=_KEPT)(self._read_file)

    def take_in(self, path: Path) -> str:
        """Keep a picture file as a photo and give its hash. Raises PictureError or OutputError.

        Takes up to some seconds for the largest pictures; may run off the main thread.
        """
        # imported here: Pillow is only needed when a photo is chosen
        from backdesk.exchange.photo_files import read_photo

        content = read_photo(path).content
        is_new = not self._path(hashlib.sha256(content).hexdigest()).is_file()
        name = self._keep(content)
        if is_new:
            self._unused.add(name)
        return name

    def settle(self, names: Iterable[str]) -> None:
        """An exercise with these photos was stored."""
        self._unused.difference_update(names)

    def withdraw(self, names: Iterable[str]) -> None:
        """Delete those of these photos that were taken in but never stored with an exercise.

        What was there before stays: something may show it.
        """
        for name in self._unused.intersection(names):
            self._unused.discard(name)
            self._read.cache_clear()
            # one that cannot be deleted now does no harm
            with suppress(OSError):
                self._path(name).unlink(missing_ok=True)

    def keep(self, content: bytes) -> str:
        """Keep a photo that came in a plan file. Raises PictureError or OutputError."""
        from backdesk.exchange.photo_files import checked_photo

        return self._keep(checked_photo(content).content)

    def of(self, exercise: Exercise) -> tuple[Photo, ...]:
        """The photos of an exercise in their order; one that is lost or damaged is left out."""
        return tuple(found for name in exercise.photos if (found := self._read(name)) is not None)

    def content(self, name: str) -> bytes:
        """The file of one photo; one that was brought as it came.

        Raises PictureError when it is lost or damaged.
        """
        if name in self._brought:
            return self._brought[name]
        found = self._read(name)
        if found is None:
            raise PictureError("The photo is lost or damaged. Choose it again in the exercise.")
        return found.content

    def _keep(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if not path.is_file() or path.read_bytes() != content:
            self._make_folder()
            write_whole(path, content)
            self._read.cache_clear()  # it may be known as lost
        return name

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise OutputError(
                "The photo cannot be kept in {folder}: {reason}.",
                folder=self._folder,
                reason=system_reason(problem),
            ) from problem

    def _read_file(self, name: str) -> Photo | None:
        from backdesk.exchange.photo_files import checked_photo

        if _HASH.fullmatch(name) is None:  # a plan file must not name other files
            return None
        try:
            content = self._brought.get(name) or self._path(name).read_bytes()
            return checked_photo(content) if hashlib.sha256(content).hexdigest() == name else None
        except (OSError, BackDeskError):
            return None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.jpg"
