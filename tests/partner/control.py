"""The agency's own small HTTP server: the driver of the business clock tells it the day; anybody may look at its state."""
import json
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Control(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port, desk, hooks=None):
        self.desk, self.hooks = desk, hooks
        super().__init__(("127.0.0.1", port), Answer)


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/state":
            self.say(200, self.server.desk.state())
        else:
            self.say(404, {"title": "GET /state or PUT /day"})

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != "/hooks" or not self.server.hooks or length > 1 << 20:
            self.close_connection = True
            return self.say(404, {"title": "POST /hooks"})
        status = self.server.hooks.take(self.headers, self.rfile.read(length))
        self.say(status, {"title": "This is not signed by the creditor, or too old"}) if status != 204 else self.say(204, None)

    def do_PUT(self):
        if self.path != "/day":
            self.close_connection = True
            return self.say(404, {"title": "GET /state or PUT /day"})
        try:
            body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 10_000))
            day = date.fromisoformat(json.loads(body)["date"])
        except (ValueError, TypeError, KeyError):
            return self.say(400, {"title": 'A day is {"date": "2026-01-05"}'})
        if not self.server.desk.book.turn_to(day):
            return self.say(409, {"title": f"It is already {self.server.desk.book.day}"})
        if not self.server.desk.wait_until_done():
            return self.say(503, {"title": "The agency is closing"})
        self.say(200, self.server.desk.state())

    def say(self, status, content):
        body = json.dumps(content).encode() if content is not None else b""
        self.send_response(status)
        if body:
            self.send_header("Content-Type", "application/json" if status < 300 else "application/problem+json")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass
