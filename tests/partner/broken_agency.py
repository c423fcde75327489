#!/usr/bin/env python3
"""The agency of this folder with one fault built in, to show that the conformance kit finds it: broken_agency.py --fault NAME and the arguments of agency.py."""
import sys

sys.dont_write_bytecode = True

import agency
import plan
from book import Book
from contract import Contract, Unreadable
from desk import Desk
from feed import Feed
from hooks import Hooks
from pika.exceptions import AMQPError


def duplicates(late=0):
    """Works for every delivery, whatever its id; ``late``: only when it comes so many days after the first."""
    first, again = {}, {}
    receive, requests = Book.receive, plan.requests

    def received(book, message, known):
        since = first.setdefault(message["id"], book.day)
        repeated = (book.day - since).days >= late if late and since else not late and message["id"] in book.messages
        if repeated and "claims" in message["data"]:
            again[message["data"]["placementId"]] = again.get(message["data"]["placementId"], 0) + 1
        with book.changed:
            book.changed.notify_all()
        return receive(book, message, known)

    def asked(messages, day):
        due = requests(messages, day)
        return due + [{**r, "reference": f"{r['reference']}-n{n}", "body": {**r["body"], "reference": f"{r['reference']}-n{n}"}}
                      for r in due if r["body"] for n in range(again.get(r["path"].split("/")[3], 0))]

    Book.receive, plan.requests = received, asked


def disorder():
    """Takes what came last for what holds."""
    placements = plan.placements
    plan.placements = lambda messages: placements([{**message, "sequence": f"{n:020d}"} for n, message in enumerate(messages)])


def deaf_to(*kinds):
    """Does not act on messages of these types."""
    placements = plan.placements
    plan.placements = lambda messages: placements([message for message in messages if message["type"] not in kinds])


def unknown_fields():
    """Takes a field that it does not know for an error."""
    read = Contract.read

    def strict(contract, content_type, body):
        message, known = read(contract, content_type, body)
        schema = contract.of_type[message["type"]].schema if known else contract.envelope.schema
        listed = schema["properties"].keys() | contract.envelope.schema["properties"].keys()
        inside = schema["properties"]["data"].get("properties", message["data"]).keys()
        if unknown := sorted((message.keys() - listed) | (message["data"].keys() - inside)):
            raise Unreadable(f"unknown: {unknown[0]}")
        return message, known

    Contract.read = strict


def unknown_types():
    """Gives a message of a type that it does not know back to the queue."""
    take = Feed.take

    def stubborn(feed, content_type, body):
        try:
            _, known = feed.contract.read(content_type, body)
        except Unreadable:
            known = True
        if not known:
            raise AMQPError("unknown type")
        take(feed, content_type, body)

    Feed.take = stubborn


def answers():
    """Takes every answer for final, and says the same under another reference when none came."""
    send, names = Desk.send, {}

    def once(desk, request):
        reference = names.get(request["reference"], request["reference"])
        body = {**request["body"], "reference": reference} if request["body"] else None
        try:
            status, content = send(desk, {**request, "body": body})
        except OSError:
            names[request["reference"]] = reference + "-b"
            raise
        return (499 if status >= 500 else status), content

    Desk.send = once


def placement():
    """Reports euros for cents."""
    requests = plan.requests

    def euros(messages, day):
        return [{**r, "body": {**r["body"], "amountCents": r["body"]["amountCents"] / 100}} if r["body"] and "amountCents" in r["body"] else r for r in requests(messages, day)]

    plan.requests = euros


def signature():
    """Takes what anybody sends to its webhook."""
    Hooks.take = lambda hooks, headers, body: hooks.feed.take(headers.get("Content-Type"), body) or 204


FAULTS = {
    "placement": placement, "duplicates": duplicates, "disorder": disorder, "recall": lambda: deaf_to("claims.recalled.v1"), "unknown-fields": unknown_fields,
    "unknown-types": unknown_types, "answers": answers, "replay": lambda: duplicates(late=10), "pause": lambda: deaf_to("claims.paused.v1"), "signature": signature,
}

if __name__ == "__main__":
    if sys.argv[1:2] != ["--fault"] or len(sys.argv) < 3 or sys.argv[2] not in FAULTS:
        sys.exit(f"broken_agency.py --fault {'|'.join(FAULTS)} …")
    FAULTS[sys.argv[2]]()
    del sys.argv[1:3]
    agency.main()
