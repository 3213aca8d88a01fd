"""A real browser and a real office suite for tests: what a page does, and what opens a document.

Where one is missing the test is skipped and says so; where CI is set it fails instead.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_AXE = files("axe_playwright_python") / "axe.min.js"
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_PROGRAMS = {"browser": ("chromium", "google-chrome"), "office": ("soffice",)}


def program(kind: str) -> str:
    """Return the path of a browser or an office suite; skip the test where there is none."""
    for name in _PROGRAMS[kind]:
        if (found := shutil.which(name)) is not None:
            return found
    told = f"no {kind} is installed; apt-get install {_PROGRAMS[kind][0]}"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)


@contextmanager
def browsing() -> Generator[Browser, None, None]:
    """Start the browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program("browser"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def visiting(
    browser: Browser, *, width: int = 1280, height: int = 900, scripts: bool = True
) -> Generator[Page, None, None]:
    """Open an empty page of a width; whatever it asks of a network fails, and is an error."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    asked: list[str] = []

    def refuse(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(("file:", "data:", "blob:", "about:")), refuse)
    yield context.new_page()
    context.close()
    assert asked == []


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with a page by WCAG 2.2 AA, as rule and element."""
    page.evaluate(_AXE.read_text("utf-8"))
    options = json.dumps({"runOnly": {"type": "tag", "values": _LEVELS}})
    found = cast("dict[str, Any]", page.evaluate(f"axe.run(document, {options})"))
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def converted(document: Path, suffix: str, into: Path) -> Path:
    """Return a document as the office suite saves it in another format, as in .pdf."""
    done = subprocess.run(
        [
            program("office"),
            f"-env:UserInstallation={(into / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix.removeprefix("."),
            "--outdir",
            into,
            document,
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    made = into / f"{document.stem}{suffix}"
    assert made.exists(), done.stderr
    return made
