"""The picture in the details: photos to step through, or the figure that moves between its key poses."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.photo import Photo
from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.figure.thumbnails import telling_key
from backdesk.services.figures import working_muscles
from backdesk.ui.figures.canvas import FigureCanvas
from backdesk.ui.figures.look import FigureLook
from backdesk.ui.figures.muscle_legend import MuscleLegend
from backdesk.ui.figures.player import FigurePlayer
from backdesk.ui.figures.source import FigureSource
from backdesk.ui.figures.timeline import Timeline
from backdesk.ui.theme.theme import Theme

SPACING = 6
WINDOW_EVENTS = (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate, QEvent.Type.WindowStateChange)


class FigureView(QWidget):
    """Hidden for an exercise without a picture. Moves only in the active window, and not for ever."""

    def __init__(
        self,
        source: FigureSource,
        look: FigureLook,
        words: Words,
        theme: Theme,
        *,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """Empty until `show_exercise`; `now` tells seconds."""
        super().__init__()
        self._source = source
        self._look = look
        self._words = words
        self._theme = theme
        self._shown: tuple[Exercise, Taxonomy, ExerciseFigure] | None = None
        self._photos_of: Exercise | None = None
        self._photos: list[str] = []
        self._photo = 0
        self._watched: QWidget | None = None
        self.player = FigurePlayer(self, now=now)
        self.canvas = FigureCanvas(theme)
        self.legend = MuscleLegend(words)
        self.caption = QLabel()
        self.count = QLabel()
        self.back = _button(words.gettext("Previous pose"))
        self.play = _button(words.gettext("Play"))
        self.forward = _button(words.gettext("Next pose"))
        self._build()
        self.player.moved.connect(self.on_moved)
        self.player.state_changed.connect(self.on_state_changed)
        theme.changed.connect(self.on_theme_changed)
        self.hide()

    def show_exercise(self, exercise: Exercise | None, taxonomy: Taxonomy) -> None:
        """Show an exercise's photos, else its figure with its muscles tinted; without both the view hides."""
        if exercise is not None and self._show_photos(exercise):
            return
        self._photos, self._photos_of = [], None
        figure = None if exercise is None else self._source.of(exercise)
        if exercise is None or figure is None:
            self._shown = None
            self.canvas.show_movie(None)
            self.player.load(None, rest_at=0)
            self.hide()
            return
        if self._shown is not None and self._shown[0] is exercise and self._shown[2] is figure:
            return
        self._shown = (exercise, taxonomy, figure)
        self._make_movie()
        keys = len(figure.keys)
        for widget in (self.back, self.play, self.forward, self.count):
            widget.setVisible(keys > 1)
        self._name_steps(self._words.gettext("Previous pose"), self._words.gettext("Next pose"))
        self.player.load(Timeline.of(figure), rest_at=telling_key(figure))
        self.on_theme_changed()
        self.show()

    def step(self, by: int) -> None:
        """Go to the next photo or key pose (1), or to the one before (-1)."""
        if self._photos_of is None:
            self.player.step(by)
            return
        if not self._photos:
            return
        self._photo = (self._photo + by) % len(self._photos)
        photo = self._found_photo(self._photos_of, by)
        if photo is not None:
            self._show_photo(self._photos_of, photo)

    def toggle(self) -> None:
        """Play or pause; with photos, go to the next."""
        if self._photos:
            self.step(1)
        else:
            self.player.toggle()

    def use_look(self, look: FigureLook) -> None:
        """Show another person in the same pose."""
        if look != self._look:
            self._look = look
            self._make_movie()

    def fit_height(self, pixels: int) -> None:
        """Let picture and buttons together be seen in a pane of this height."""
        self.canvas.set_height(pixels - self.play.sizeHint().height() - SPACING)

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Rest at key poses instead of moving."""
        self.player.set_reduced(reduced=reduced)

    def on_moved(self) -> None:
        """Another moment is to be seen."""
        moment = self.player.moment
        self.canvas.show_moment(moment, arrows=moment.is_resting and not self.player.is_playing)
        if self._shown is None:
            return
        exercise, _, figure = self._shown
        key, keys = moment.nearest, len(figure.keys)
        caption = figure.keys[key].caption
        count = self._words.gettext("{n} of {count}").format(n=key + 1, count=keys)
        self.caption.setText(caption)
        self.count.setText(count)
        spoken = self._words.gettext("Picture of {exercise}: {caption}")
        name = spoken.format(exercise=exercise.name, caption=caption or count)
        if name != self.canvas.accessibleName():
            self.canvas.setAccessibleName(name)

    def on_state_changed(self) -> None:
        """Play began or ended."""
        say, playing = self._words.gettext, self.player.is_playing
        name = say("Pause") if playing else say("Play")
        self.play.setAccessibleName(name)
        self.play.setToolTip(name)
        self._draw_sign(self.play, "pause" if playing else "play")
        self.on_moved()

    def on_theme_changed(self) -> None:
        """Draw the signs in the theme's colour."""
        self._draw_sign(self.back, "back")
        self._draw_sign(self.forward, "forward")
        self.on_state_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: watch the window it is in."""
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._look_whether_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nothing moves that cannot be seen."""
        super().hideEvent(event)
        self.player.set_seen(seen=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window became active, inactive or small."""
        if event.type() in WINDOW_EVENTS:
            self._look_whether_seen()
        return False

    def _show_photos(self, exercise: Exercise) -> bool:
        """Show the first photo; the others are read when they are stepped to. Whether there is any."""
        if self._photos_of is exercise and self._photos:
            return True
        self._photos, self._photo = list(exercise.photos), 0
        photo = self._found_photo(exercise, 1)
        if photo is None:
            return False
        self._shown, self._photos_of = None, exercise
        self.player.load(None, rest_at=0)
        self._name_steps(self._words.gettext("Previous photo"), self._words.gettext("Next photo"))
        for widget in (self.back, self.forward, self.count):
            widget.setVisible(len(self._photos) > 1)
        self.play.hide()
        self.legend.hide()
        self._show_photo(exercise, photo)
        self.on_theme_changed()
        self.show()
        return True

    def _found_photo(self, exercise: Exercise, by: int) -> Photo | None:
        """The photo at this place; lost ones are passed over from now on."""
        while self._photos:
            photo = self._source.photo(exercise, self._photos[self._photo])
            if photo is not None:
                return photo
            del self._photos[self._photo]
            self._photo = (self._photo - (by < 0)) % max(1, len(self._photos))
        return None

    def _show_photo(self, exercise: Exercise, photo: Photo) -> None:
        count = self._words.gettext("{n} of {count}")
        text = count.format(n=self._photo + 1, count=len(self._photos))
        self.canvas.show_photo(photo)
        self.count.setText(text)
        self.caption.setText(self._words.gettext("Photo"))
        spoken = self._words.gettext("Photo {place} of {exercise}")
        self.canvas.setAccessibleName(spoken.format(place=text, exercise=exercise.name))

    def _name_steps(self, back: str, forward: str) -> None:
        for button, name in ((self.back, back), (self.forward, forward)):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def _draw_sign(self, button: QToolButton, name: str) -> None:
        if (
            self._shown is None and self._photos_of is None
        ):  # signs are drawn with the first figure, not with the window
            return
        from backdesk.ui.figures.player_icons import player_icon

        button.setIcon(player_icon(name, self._theme.tokens.text))

    def _look_whether_seen(self) -> None:
        window = self.window()
        active = window.isActiveWindow() and not window.isMinimized()
        self.player.set_seen(seen=self.isVisible() and active)

    def _make_movie(self) -> None:
        if self._shown is None:
            return
        from backdesk.ui.figures.movie import (
            FigureMovie,
        )  # brings all that draws, which the start can do without

        exercise, taxonomy, figure = self._shown
        tints = working_muscles(exercise, taxonomy)
        style = self._look.style()
        self.canvas.show_movie(FigureMovie(figure, style, tints))
        self.legend.show_roles(dict.fromkeys(tints.values()), style)

    def _build(self) -> None:
        self.canvas.toggle_requested.connect(self.toggle)
        self.canvas.step_requested.connect(self.step)
        self.play.clicked.connect(self.player.toggle)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        self.count.setProperty("role", "muted")
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.back, self.play, self.forward):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.caption, 1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.canvas)
        column.addLayout(row)
        column.addWidget(self.legend)


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
