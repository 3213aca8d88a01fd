"""Run the examples in docstrings and pages as tests.

A page's examples run in a new folder that holds a copy of examples/. In a console block each line
after "$ " is a command, which must succeed; the lines below it are compared with what it prints on
standard output, if there are any, and a line of dots stands for any lines. A block that only a
reader can run stands after <!-- skip: next -->.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_ROOT = Path(__file__).parent
_COMMAND = re.compile(r"(?m)^\$ (?P<command>(?:.*\\\n)*.*)\n?(?P<printed>(?:(?!\$ ).*\n?)*)")


def _enter(namespace: dict[str, Any]) -> None:
    namespace["_folder"] = folder = mkdtemp()
    shutil.copytree(_ROOT / "examples", Path(folder, "examples"))
    os.chdir(folder)


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(_ROOT)
    shutil.rmtree(namespace["_folder"])


def _run_console(example: Example) -> str | None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for match in _COMMAND.finditer(str(example.parsed)):
        done = subprocess.run(
            ["bash", "-c", match["command"]],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": path},
        )
        if done.returncode:
            return f"{match[0]}\nended with {done.returncode}:\n{done.stderr}"
        wanted = re.escape(match["printed"].strip()).replace(re.escape("..."), "(?s:.*)")
        if wanted and not re.fullmatch(wanted, done.stdout.strip()):
            return f"{match[0]}\nprinted:\n{done.stdout}"
    return None


_docstrings = Sybil(
    name="docstrings",
    path="src",
    pattern="*.py",
    parsers=[DocTestParser()],
    document_types={".py": PythonDocStringDocument},
)
_pages = Sybil(
    name="pages",
    patterns=["README.md", "README.zh.md", "docs/*.md", "docs/*/*.md"],
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=_run_console),
        SkipParser(),
    ],
    setup=_enter,
    teardown=_leave,
)

pytest_collect_file = (_docstrings + _pages).pytest()
