"""Pictures the product draws itself: the mannequin, its poses and props, and the body map.

Plain Python geometry: no Qt, no ReportLab. A picture is a `Drawing`, an ordered list of shapes that thin
painters in `ui` and `handout` (and `svg` here) turn into strokes and fills.
"""
