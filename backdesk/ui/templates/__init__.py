"""The shelf of templates: look, use, keep."""
