"""The handout page of the desk: options, the real pages, and the ways to give them out."""
