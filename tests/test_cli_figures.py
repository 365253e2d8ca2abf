from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image

from backdesk import app
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.paths import DataFolder
from backdesk.services.figures import Figures
from backdesk.store.store import Store
from tests.cli_support import Runner, Said
from tests.factories import make_exercise

BIRD_DOG = ExerciseId("bird-dog")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


@pytest.fixture
def few(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Four exercises of the library and one without a picture: a sheet of them is quickly drawn."""
    some = (*list(catalogue.exercises.values())[:4], make_exercise("own", name="Without a picture"))
    small = Catalogue(some, catalogue.taxonomy, tuple(catalogue.precautions.values()))
    monkeypatch.setattr(app, "load_catalogue", lambda: small)
    return small


def drawn(run: Runner, folder: Path, *arguments: object, name: str = "out.svg") -> bytes:
    said = run("figure", BIRD_DOG, "-o", folder / name, *arguments)
    assert (said.code, said.out, said.err) == (0, "", "")
    return (folder / name).read_bytes()


def usage(run: Runner, *arguments: object) -> str:
    """Expect wrong usage; returns what is said about it."""
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    return said.err


def test_an_svg_of_all_key_poses(run: Runner, tmp_path: Path, catalogue: Catalogue) -> None:
    root = ElementTree.fromstring(drawn(run, tmp_path))
    assert root.get("width") == "1200"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == catalogue.exercises[BIRD_DOG].name
    assert len(root) > 50
    assert not run.home.exists()


def test_a_png_as_wide_as_asked(run: Runner, tmp_path: Path) -> None:
    image = Image.open(io.BytesIO(drawn(run, tmp_path, "--width", 300, name="OUT.PNG")))
    assert (image.format, image.width) == ("PNG", 300)
    colours = image.convert("RGB").getcolors(100_000)
    assert colours is not None
    assert len(colours) > 20


def test_the_same_command_gives_the_same_bytes(run: Runner, tmp_path: Path) -> None:
    assert drawn(run, tmp_path) == drawn(run, tmp_path, name="again.svg")


def test_one_key_pose_only(run: Runner, tmp_path: Path, catalogue: Catalogue) -> None:
    whole = drawn(run, tmp_path)
    first, second = (drawn(run, tmp_path, "--key", number) for number in (1, 2))
    assert len({whole, first, second}) == 3
    assert len(first) < len(whole)
    figure = Figures().of(catalogue.exercises[BIRD_DOG])
    assert figure is not None
    assert len(figure.keys) == 2
    out = tmp_path / "third.svg"
    assert run.fails("figure", BIRD_DOG, "-o", out, "--key", 3) == "Bird Dog has no picture 3."
    assert not out.exists()


def test_every_option_changes_the_picture(run: Runner, tmp_path: Path) -> None:
    options = ((), ("--tone", "dark"), ("--build", "curved"), ("--grey",), ("--muscles",), ("--width", 400))
    assert len({drawn(run, tmp_path, *option) for option in options}) == len(options)


def test_working_muscles_are_named(run: Runner, tmp_path: Path, catalogue: Catalogue) -> None:
    root = ElementTree.fromstring(drawn(run, tmp_path, "--muscles"))
    names = {name for element in root if (name := element.get("data-name"))}
    assert names
    assert names <= set(catalogue.taxonomy.leaves)


def test_grey_has_no_colour(run: Runner, tmp_path: Path) -> None:
    image = Image.open(
        io.BytesIO(drawn(run, tmp_path, "--grey", "--muscles", "--width", 400, name="grey.png"))
    )
    red, green, blue = image.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_an_unknown_exercise_is_refused_and_nothing_written(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    said = run.fails("figure", "unicorn-ride", "-o", out)
    assert said == "There is no exercise unicorn-ride; “backdesk library” lists the ids."
    assert list(tmp_path.iterdir()) == []


def test_an_exercise_without_a_picture_says_so(few: Catalogue, run: Runner, tmp_path: Path) -> None:
    assert run.fails("figure", "own", "-o", tmp_path / "out.svg") == "Without a picture has no picture."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.pdf", "out", "svg", "out.svg.gz", "out.jpeg"])
def test_another_ending_is_refused_and_nothing_written(name: str, run: Runner, tmp_path: Path) -> None:
    said = run.fails("figure", BIRD_DOG, "-o", tmp_path / name)
    assert said.endswith(f"{name} must end in .svg or .png.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["none/out.svg", "none/out.png"])
def test_a_folder_that_is_not_there_is_told(name: str, run: Runner, tmp_path: Path) -> None:
    assert "the folder does not exist" in run.fails("figure", BIRD_DOG, "-o", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_keeps_what_was_there(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    out.write_text("mine")
    run.fails("figure", BIRD_DOG, "-o", out, "--key", 4)
    assert out.read_text() == "mine"


@pytest.mark.parametrize(
    "wrong",
    [
        ("--width", "15"), ("--width", "8001"), ("--width", "wide"), ("--width", "100.5"), ("--key", "0"),
        ("--key", "5"), ("--key", "one"), ("--tone", "green"), ("--build", "round"), ("--numbers",),
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_two(wrong: tuple[str, ...], run: Runner, tmp_path: Path) -> None:
    said = usage(run, "figure", BIRD_DOG, "-o", tmp_path / "out.svg", *wrong)
    assert wrong[0] in said
    assert list(tmp_path.iterdir()) == []


def test_an_output_is_needed(run: Runner) -> None:
    assert "-o" in usage(run, "figure", BIRD_DOG)
    assert "-o" in usage(run, "figures")


def sheet_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    (page,) = document
    text: str = page.get_textpage().get_text_range()
    document.close()
    return text


def test_the_sheet_of_all_figures(few: Catalogue, run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert run("figures", "-o", out) == Said(0, "", "")
    text = sheet_text(out)
    *names, other = (exercise.name for exercise in few.exercises.values())
    assert all(name in text for name in names)
    assert other not in text
    assert not run.home.exists()


def test_a_sheet_with_numbers_hides_the_names(few: Catalogue, run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert run("figures", "-o", out, "--numbers", "--grey").code == 0
    text = sheet_text(out)
    assert not any(exercise.name in text for exercise in few.exercises.values())
    assert {"1", "2", "3", "4"} <= set(text.split())
    assert "5" not in text.split()


def test_a_sheet_that_cannot_be_written_is_told(few: Catalogue, run: Runner, tmp_path: Path) -> None:
    assert "it is a folder" in run.fails("figures", "-o", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_own_exercise_is_drawn_from_the_store(run: Runner, tmp_path: Path, catalogue: Catalogue) -> None:
    exercise = catalogue.exercises[BIRD_DOG]
    figure = Figures().of(exercise)
    own = replace(exercise, id=ExerciseId("my-bird-dog"), name="My Bird Dog", figure=figure)
    with Store.open(DataFolder(run.home)) as store:
        store.add_own_exercise(own)
    said = run("figure", "my-bird-dog", "-o", tmp_path / "own.svg")
    assert (said.code, said.err) == (0, "")
    root = ElementTree.fromstring((tmp_path / "own.svg").read_bytes())
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "My Bird Dog"
