"""Runs the Python samples in the folders below the given one, in order, each with the variables of its file `env`.

Silence and exit code 0 when all went well.
"""

import os
import pathlib
import runpy
import sys
import traceback

failed = False
for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    for line in (folder / "env").read_text(encoding="utf-8").splitlines():
        name, value = line.split("=", 1)
        os.environ[name] = value
    os.chdir(folder)
    try:
        runpy.run_path(str(folder / "sample.py"))
    except Exception:
        print(folder.name, traceback.format_exc(), file=sys.stderr)
        failed = True
sys.exit(failed)
