"""The window: shows plans and asks for edits. The only package that knows Qt."""
