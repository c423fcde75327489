#!/usr/bin/env python3
"""A collection agency that knows Recouvrement by its published contract only: AMQP in, HTTP out. See README.md."""
import argparse
import logging
import os
import signal
import sys
import threading
import traceback

sys.dont_write_bytecode = True

from book import Book
from contract import Contract
from control import Control
from desk import Desk
from feed import Feed
from hooks import Hooks


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--amqp", help="amqp://user:password@host:port/vhost")
    asked.add_argument("--queue", help="agency.NAME")
    asked.add_argument("--webhook-secret", help="instead of a queue: messages are POSTed to /hooks of its own server, signed with it (whsec_…; two with a space between while one is being changed)")
    asked.add_argument("--api", required=True, help="http://host:port of the creditor's service")
    asked.add_argument("--key", required=True, help="sent as X-Api-Key")
    asked.add_argument("--schemas", required=True, help="folder of the published JSON Schemas")
    asked.add_argument("--log", required=True, help="file of JSON lines that survives a restart")
    asked.add_argument("--http-port", type=int, default=0, help="of its own server on 127.0.0.1; 0 takes a free one")
    asked = asked.parse_args()
    if not (asked.amqp and asked.queue) and not asked.webhook_secret:
        sys.exit("agency.py: --amqp and --queue, or --webhook-secret")
    logging.getLogger("pika").setLevel(logging.CRITICAL)

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    contract, book = Contract(asked.schemas), Book(asked.log)
    desk = Desk(book, asked.api, asked.key, stop)
    feed = Feed(book, contract, asked.amqp, asked.queue, stop)
    control = Control(asked.http_port, desk, Hooks(feed, asked.webhook_secret) if asked.webhook_secret else None)
    works = (desk.run, control.serve_forever, *([feed.run] if asked.amqp else []))
    threads = [threading.Thread(target=guarded, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    print(f"http {control.server_port}", flush=True)
    stop.wait()
    control.shutdown()
    for thread in threads:
        thread.join(12)


def guarded(work):
    """An agency that lost one of its hands would look alive and do nothing: rather none at all."""
    try:
        work()
    except Exception:
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    main()
