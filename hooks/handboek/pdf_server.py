"""PDFs for a server that shows a site while one works on it: each is made when a reader asks for it."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIServer

from .pdf_files import PdfFiles
from .problems import Problems

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

log = logging.getLogger("handboek")


def make_on_demand(server: WSGIServer, files: Callable[[], PdfFiles | None], site: Path, mount: str) -> None:
    """Let a server of files make the PDF that is asked for; what is wrong with it is told where one works.

    Args:
        server: what serves the site.
        files: gives the PDFs of the last build, or None where it is not whole.
        site: the folder that is served.
        mount: the address at which it is served, such as `/`.
    """
    serve = server.get_app()
    assert serve is not None, "it serves something"

    def respond(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if (pdfs := files()) is not None:
            try:
                pdfs.write_one(site, environ["PATH_INFO"].removeprefix(mount))
            except Problems as problems:
                log.error("%s", problems)
        return serve(environ, start_response)

    server.set_app(respond)
