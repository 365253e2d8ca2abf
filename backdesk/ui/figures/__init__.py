"""The pictures of exercises in the window: thumbnails, and the animated picture of the details."""
