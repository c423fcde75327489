#!/usr/bin/env python3
"""A mail server that delivers nowhere: real SMTP in, a journal and a web page out.

    mail.py --log FILE [--port N] [--http-port N] [--limit BYTES]

Port 0 takes a free one; `smtp PORT http PORT` on standard output says that it is ready and where.
Every message is one JSON line in FILE, on the disk before the sender hears 250: n (order of arrival from 1),
message_id, from and to (the envelope, all recipients), subject, date, headers (From, To, Cc, Reply-To and X-…),
text, html, attachments (filename, content_type, size, sha256). The line holds no time of our own, so that two
runs of the same story write the same file. A message that is no valid mail is kept too, with `unreadable`.

    GET /messages    all as JSON; ?to=ADDRESS those to it, ?after=N those that came later
    GET /            a list to click
    GET /messages/N  one, to be read by eye
    GET /health
"""

import argparse
import asyncio
import email
import email.policy
import hashlib
import html
import signal

from aiosmtpd.smtp import SMTP

from journal import Journal
from serving import Exchange, Problem, announce, serve_http

SHOWN = ("from", "to", "cc", "reply-to")


class Mailbox:
    """All messages received, in order."""

    def __init__(self, journal):
        self.journal = journal
        self.messages = list(journal.written)

    async def handle_DATA(self, server, session, envelope):
        message = {"n": len(self.messages) + 1, "from": envelope.mail_from, "to": list(envelope.rcpt_tos)}
        try:
            message |= read(envelope.content)
        except Exception as error:  # the parser meets what strangers send; whatever it stumbles over is kept
            message |= {"unreadable": f"{type(error).__name__}: {error}", "sha256": sha256(envelope.content),
                        "size": len(envelope.content)}
        self.journal.append(message)
        self.messages.append(message)
        return f"250 OK, message {message['n']}"


def read(content):
    mail = email.message_from_bytes(content, policy=email.policy.default)
    return {
        "message_id": clean(mail["Message-ID"]),
        "subject": clean(mail["Subject"]),
        "date": clean(mail["Date"]),
        "headers": {name: clean(value) for name, value in mail.items()
                    if name.lower() in SHOWN or name.lower().startswith("x-")},
        "text": body(mail, "plain"),
        "html": body(mail, "html"),
        "attachments": [attachment(part) for part in mail.iter_attachments()],
    }


def body(mail, kind):
    part = mail.get_body((kind,))
    return None if part is None else clean(part.get_content()).replace("\r\n", "\n")


def attachment(part):
    content = part.get_payload(decode=True)
    if content is None:  # a message or several parts inside the part
        content = part.as_bytes()
    return {"filename": clean(part.get_filename()), "content_type": part.get_content_type(),
            "size": len(content), "sha256": sha256(content)}


def clean(value):
    """As text that UTF-8 can carry: undecodable bytes reach us as lone surrogates."""
    return None if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def pages(mailbox):
    class Pages(Exchange):
        def route(self, method, path):
            if method != "GET":
                return None
            if path.startswith("/messages/"):
                return lambda: self.one(path.removeprefix("/messages/"))
            return {"/": self.list, "/messages": self.all, "/health": self.health}.get(path)

        def health(self):
            self.answer_json(200, {"status": "up", "messages": len(mailbox.messages)})

        def all(self):
            to, after = self.query.get("to", "").lower(), self.query.get("after", "0")
            if not after.isascii() or not after.isdigit():
                raise Problem(400, "A number of a message.", "after")
            self.answer_json(200, [m for m in mailbox.messages[int(after[:9]):] if not to or to in (a.lower() for a in m["to"])])

        def list(self):
            rows = [f"<tr><td>{m['n']}<td>{e(', '.join(m['to']))}<td>{e(m.get('date'))}"
                    f"<td><a href='/messages/{m['n']}'>{e(m.get('subject') or '(no subject)')}</a>"
                    for m in reversed(mailbox.messages)]
            self.page(f"{len(rows)} messages", f"<table>{''.join(rows)}</table>")

        def one(self, number):
            if not number.isascii() or not number.isdigit() or not 1 <= int(number[:9]) <= len(mailbox.messages):
                raise Problem(404, "There is no such message.")
            m = mailbox.messages[int(number) - 1]
            facts = {"From": m["from"], "To": ", ".join(m["to"]), "Date": m.get("date"), "Message-ID": m.get("message_id"),
                     "Unreadable": m.get("unreadable")} | m.get("headers", {})
            facts |= {a["filename"] or "attachment": f"{a['content_type']}, {a['size']} bytes, sha256 {a['sha256']}"
                      for a in m.get("attachments", [])}
            table = "".join(f"<tr><th>{e(name)}<td>{e(value)}" for name, value in facts.items() if value)
            # The sender's own HTML stays in a box without scripts, forms or our address.
            framed = f"<iframe sandbox srcdoc='{e(m['html'])}'></iframe>" if m.get("html") else ""
            self.page(m.get("subject") or "(no subject)", f"<table>{table}</table><pre>{e(m.get('text'))}</pre>{framed}")

        def page(self, title, content):
            self.answer(200, f"<!doctype html><meta charset=utf-8><title>{e(title)}</title><style>body{{font-family:sans-serif}}"
                        "th{text-align:left}td,th{padding:.1em .6em;vertical-align:top}pre{white-space:pre-wrap}"
                        f"iframe{{width:100%;height:40em;border:1px solid}}</style><h1>{e(title)}</h1>{content}",
                        "text/html; charset=utf-8",
                        [("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")])

    return Pages


def e(value):
    return html.escape(str(value or ""), quote=True)


async def serve(asked):
    mailbox = Mailbox(Journal(asked.log))
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, ended.set)
    server = await loop.create_server(
        lambda: SMTP(mailbox, data_size_limit=asked.limit, enable_SMTPUTF8=True, hostname="localhost", ident="mail stand-in", loop=loop),
        "127.0.0.1", asked.port)
    announce(f"smtp {server.sockets[0].getsockname()[1]} http {serve_http(asked.http_port, pages(mailbox))}")
    await ended.wait()


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="A mail server that delivers nowhere.")
    words.add_argument("--log", required=True)
    words.add_argument("--port", type=int, default=0)
    words.add_argument("--http-port", type=int, default=0)
    words.add_argument("--limit", type=int, default=20_000_000)
    asyncio.run(serve(words.parse_args()))
