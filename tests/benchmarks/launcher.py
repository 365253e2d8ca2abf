"""Run a command and write its time and peak memory as JSON; imports as little as it can."""

import os
import sys
import time

started = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
took = time.perf_counter() - started
kibibytes = usage.ru_maxrss if sys.platform != "darwin" else usage.ru_maxrss // 1024
sys.stdout.write(f'{{"seconds": {took}, "peak_bytes": {kibibytes * 1024}}}\n')
sys.exit(os.waitstatus_to_exitcode(status))
