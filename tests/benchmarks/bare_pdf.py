"""The floor of `backdesk handout`: import ReportLab and write one line to a PDF."""

from __future__ import annotations

import sys

from reportlab.pdfgen.canvas import Canvas

canvas = Canvas(sys.argv[1])
canvas.drawString(72, 720, "24 exercises")
canvas.showPage()
canvas.save()
