"""The window in which a person poses the figure of an own exercise."""
