"""The page for developers: the first call in every language, and all doors to try. Every byte of it comes from here."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular_sidecar import __file__ as sidecar

# Swagger UI lays styles into the page itself while it draws.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SWAGGER: Final = Path(sidecar).parent / "static" / "drf_spectacular_sidecar" / "swagger-ui-dist"
FILES: Final = {
    "swagger-ui-bundle.js": (SWAGGER, "text/javascript"),
    "swagger-ui.css": (SWAGGER, "text/css"),
    "api-docs.js": (settings.BASE_DIR / "static", "text/javascript"),
    "api-docs.css": (settings.BASE_DIR / "static", "text/css"),
}
# The very files that the tests run (docs/examples).
EXAMPLES: Final = {"curl": "nearest.sh", "Python": "nearest.py", "JavaScript": "nearest.mjs"}
ADDRESSES: Final = ('"$RAAH', 'os.environ["RAAH"] + "', 'process.env.RAAH + "')


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    site = request.build_absolute_uri("/").rstrip("/")
    examples = [(language, example(file, site)) for language, file in EXAMPLES.items()]
    said = {"examples": examples, "site": site, "mirror": example("mirror.py", site)}
    headers = {"Content-Security-Policy": POLICY, "Content-Language": "en"}
    return HttpResponse(render(request, "api/docs.html", said).content, headers=headers)


@require_safe
def docs_file(request: HttpRequest, name: str) -> HttpResponse:
    """Give one of the page's files; its ETag is that of its bytes."""
    if name not in FILES:
        raise Http404
    body, tag = _read(name)
    headers = {"ETag": tag, "Cache-Control": "public, max-age=86400"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type=f"{FILES[name][1]}; charset=utf-8", headers=headers)


def example(file: str, site: str) -> str:
    """Return an example as somebody copies it: with this site's address in it."""
    text = (settings.BASE_DIR / "docs" / "examples" / file).read_text(encoding="utf-8")
    for address in ADDRESSES:
        text = text.replace(address, f'"{site}')
    return text.replace('os.environ["RAAH"]', f'"{site}"').replace("import os\n", "")


@cache
def _read(name: str) -> tuple[bytes, str]:
    body = (FILES[name][0] / name).read_bytes()
    return body, f'"{sha256(body).hexdigest()[:24]}"'
