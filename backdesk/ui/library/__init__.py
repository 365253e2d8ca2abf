"""The exercise library panel."""
