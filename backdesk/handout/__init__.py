"""Printed handouts. Only `spec` and `from_plan` may be imported without loading ReportLab."""
