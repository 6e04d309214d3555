"""Where web pages post what stands in their boxes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class PageReports:
    """``address`` ends in a slash; a page adds the name of its box."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self._texts: dict[str, str] = {}

    def text(self, name: str) -> str:
        return self._texts.get(name, "")

    def report(self, name: str, text: str) -> None:
        self._texts[name] = text


@contextmanager
def page_reports() -> Iterator[PageReports]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            reports.report(self.path.strip("/"), self.rfile.read(length).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Silent: what pages say is no news."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    reports = PageReports(server.server_port)
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    try:
        yield reports
    finally:
        server.shutdown()
        server.server_close()
        serving.join()
