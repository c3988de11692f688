"""The test site as a process: ``python hospital_site.py FOLDER [SETTING=VALUE ...]`` says its address and page ids."""

import json
import os
import socketserver
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

HERE = Path(__file__).parent
PLUGIN = HERE.parents[1] / "plugins/begrijpelijk-wagtail/src"


def setup(folder: Path, **settings: object) -> None:
    """Let Django begin, with a new database in a folder."""
    for path in (str(HERE), str(PLUGIN)):
        if path not in sys.path:
            sys.path.insert(0, path)
    os.environ["ZIEKENHUIS"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ziekenhuis.settings"
    import django
    from django.conf import settings as current

    for name, value in settings.items():
        setattr(current, name, value)
    django.setup()


def migrate() -> None:
    """The tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, run_syncdb=True)


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Nothing: the output is the address."""


def main() -> None:
    folder = Path(sys.argv[1])
    setup(folder, **json.loads(sys.argv[2]))
    from begrijpelijk_wagtail.engine import engine
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application
    from hospital_pages import fill

    engine.start()
    migrate()
    pages = fill()
    server = make_server(
        "127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), server_class=Server, handler_class=Quiet
    )
    print(json.dumps({"address": f"http://127.0.0.1:{server.server_port}", "pages": pages}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
