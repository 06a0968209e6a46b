"""What a browser is shown: the page, where it is built, and else how to build it."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse, Response

UNBUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Samordning</title></head>
<body>
<h1>Samordning</h1>
<p>The API answers at this address (<code>POST /graphql</code>).
The page for asking it in a browser is not built.</p>
<p>Start the service with <code>make serve</code>: it builds the page, or says what hinders it. By hand:</p>
<pre>cd web
npm ci
npm run build</pre>
</body>
</html>
"""


def page(folder: Path | None) -> Response:
    """The page for browsers. It names its parts by their content, so that it alone is asked for anew."""
    index = None if folder is None else folder / "index.html"
    headers = {"cache-control": "no-cache"}
    if index is None or not index.is_file():
        return HTMLResponse(UNBUILT, headers=headers)
    return FileResponse(index, media_type="text/html", headers=headers)


def wants_page(accept: str | None) -> bool:
    """Whether the one who asks is a browser that goes to an address."""
    return "text/html" in (accept or "").lower()
