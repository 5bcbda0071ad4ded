from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

MISSING = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Radflow</title>
<body style="font:16px/1.6 system-ui;max-width:40em;margin:4em auto;padding:0 1em"><h1>Radflow</h1>
<p>服务已启动，但界面尚未构建。请运行 <code>make setup</code>（需要 Node 20.19 或更新版本，或可访问软件包镜像）。</p>
<p lang="en">The server runs, but its screens are not built. Run <code>make setup</code> (it needs Node 20.19 or newer, or a package mirror).</p>
<p><a href="/api/schema">API</a></p></body></html>"""


def serve_app(request: HttpRequest) -> HttpResponse:
    """The single-page application for every path of people; a missing asset stays a 404."""
    if "." in request.path.rsplit("/", 1)[-1]:
        raise Http404
    index = settings.FRONTEND_DIST / "index.html"
    if not index.is_file():
        return HttpResponse(MISSING)
    response = HttpResponse(index.read_bytes())
    response["Cache-Control"] = "no-cache"
    return response
