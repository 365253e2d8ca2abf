"""The clinic's letterhead, care texts and usual pages."""
