"""A server that goes on showing the last site while a build of the next one fails."""

from collections.abc import Callable
from typing import Any


def keep_showing(server: Any, is_whole: Callable[[], bool]) -> None:
    """Let MkDocs' server show the site that is there when a build fails; by itself it would answer nobody.

    A reader has to wait while the version that was begun is not the one that can be seen. After a failure those are
    made the same again.

    Args:
        server: MkDocs' LiveReloadServer, as of 1.6; it has no other way to tell it so.
        is_whole: tells whether the folder that is served holds a whole site.
    """
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except Exception:
            if is_whole():
                with server._epoch_cond:
                    server._wanted_epoch = server._visible_epoch
                    server._epoch_cond.notify_all()
            raise

    server.builder = build_or_keep
