"""The session record: what came back on log sheets, its charts, and outcome scores."""
