"""What issue 2 promises, measured: `python -m tests.benchmarks`."""
