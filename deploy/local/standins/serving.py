"""The HTTP side the stand-ins share: JSON, problem documents, bodies of limited size."""

import json
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Problem(Exception):
    """An answer other than success: RFC 9457, with the field where there is one."""

    def __init__(self, status, detail, field=None):
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.field = field


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


class Exchange(BaseHTTPRequestHandler):
    """One request. A subclass gives `routes`: (method, path) -> what answers, and may read `limit`."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    limit = 1_000_000

    def route(self, method, path):
        """The function that answers, or None. To be given by the stand-in."""
        raise NotImplementedError

    def handle_request(self):
        address = urlsplit(self.path)
        self.query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        self.body_read = False
        try:
            answer = self.route(self.command, address.path)
            if answer is None:
                raise Problem(404, "There is nothing at this address.")
            answer()
        except Problem as problem:
            self.answer_problem(problem)
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = handle_request

    def body(self):
        """The whole body; 411 without a length, 413 above the limit."""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or "Transfer-Encoding" in self.headers:
            raise Problem(411, "Send the body with a Content-Length.")
        if int(length) > self.limit:
            raise Problem(413, f"The body is larger than {self.limit} bytes.")
        text = self.rfile.read(int(length))
        if len(text) < int(length):
            raise ConnectionError
        self.body_read = True
        return text

    def json_object(self, *fields):
        """The body as a JSON object that has no other fields than these."""
        try:
            asked = json.loads(self.body(), parse_constant=lambda name: None)
        except (ValueError, RecursionError):
            raise Problem(400, "The body is not JSON.") from None
        if not isinstance(asked, dict):
            raise Problem(422, "The body must be a JSON object.")
        for name in asked:
            if name not in fields:
                raise Problem(422, "This field is not known.", name)
        return asked

    def answer(self, status, text, kind="application/json", headers=()):
        payload = text if isinstance(text, bytes) else text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(payload)))
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers:
            self.send_header(name, value)
        if self.command != "GET" and not self.body_read:
            # What is left of the body would be read as the next request.
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(payload)

    def answer_json(self, status, thing):
        self.answer(status, json.dumps(thing, ensure_ascii=False, indent=1))

    def answer_problem(self, problem):
        document = {"title": self.responses[problem.status][0] if problem.status in self.responses else "Error",
                    "status": problem.status, "detail": problem.detail}
        if problem.field:
            document["errors"] = {problem.field: [problem.detail]}
        self.answer(problem.status, json.dumps(document, ensure_ascii=False), "application/problem+json")

    def log_message(self, format, *args):
        """Nothing: the journal is the log."""


def serve_http(port, exchange):
    """Serves on the loopback address in threads of its own; tells the port."""
    server = Server(("127.0.0.1", port), exchange)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def announce(line):
    """One line on standard output tells the starter that we are ready, and where."""
    print(line, flush=True)


def until_told_to_end():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    threading.Event().wait()
