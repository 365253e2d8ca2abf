"""Tests of the exercise editor, photos, favourites and usual doses."""
