"""Editing the exercises of the library: new ones, versions, adapted ones, photos and usual doses."""
