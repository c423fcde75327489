#!/usr/bin/env python3
"""Tells an agency what its system gets wrong, before a debtor does. Python, pika and jsonschema; no code of the project.

The kit plays the creditor: it puts messages into the agency's queue on a sandbox's broker, or delivers them to its webhook, and serves the
creditor's REST side. Point your system at both (--queue or --secret, --listen, --key), start it, then start the kit. It walks through a month: each day it tells your system the date
(--day-url: PUT {"date": "2026-03-02"}, answered when all that is due has been done and answered), or, with --by-hand, asks you to do so.
At the end it prints a table, and under what failed the rule, what was seen, the page of the contract and what to do. It ends with 0 when everything passed, 1 when not, 2 when it could not be shown.
"""
import argparse
import json
import logging
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import date, timedelta

sys.dont_write_bytecode = True

import kit.checks
import kit.rules
from kit.channel import Queue, Stuck, Webhook
from kit.creditor import Creditor
from kit.schemas import published
from kit.story import Story, named


class Run:
    def __init__(self, asked):
        self.story = Story(asked.from_day)
        self.queue = Webhook(asked.webhook, asked.secret, asked.patience) if asked.webhook else Queue(asked.amqp, asked.queue)
        host, port = asked.listen.rsplit(":", 1)
        self.creditor = Creditor((host, int(port)), self.story, asked.key)
        self.by_hand, self.day_url, self.patience = asked.by_hand, asked.day_url, asked.patience
        self.types = published(asked.schemas)
        self.checks = [check() for check in kit.checks.ALL if check.needs <= self.types.keys() and (self.queue.webhook or not check.webhook)]
        self.left_out = [check for check in kit.checks.ALL if not check.needs <= self.types.keys()]
        self.last, self.sent, self.firsts, self.left, self.replayed_at, self.walked = asked.days, [], {}, 0, None, False

    def uuid(self, name):
        return named(name)

    def tell(self, body, times=1, of=None, broken=False):
        if not broken:
            message = json.loads(body)
            if validator := self.types.get(message["type"]):
                validator.validate(message)     # the kit keeps to the contract itself
        self.sent.append(body)
        if of:
            self.firsts[of.id] = body
        for _ in range(times):
            self.queue.send(body)

    def place(self, name, cents, times=1):
        placement, body = self.story.place(name, cents)
        self.tell(body, times, placement)
        return placement

    def first_of(self, placement):
        return self.firsts[placement.id]

    def replay(self):
        self.replayed_at = len(self.creditor.said)
        for body in self.sent:
            self.queue.send(body, replay=named("replay"))

    def walk(self):
        threading.Thread(target=self.creditor.serve_forever, daemon=True).start()
        for number in range(self.last + 1):
            for check in self.checks:
                check.day(self, number)
            if not self.queue.drained(self.patience):
                raise Stuck(f"On {self.story.day} {self.queue.waiting()} messages were still in the queue after {self.patience} s: your system does not listen to it, or gives one of them back ({kit.rules.PAGE}#what-you-receive).")
            self.tell_day()
            self.story.day += timedelta(1)
        self.left, self.walked = self.queue.waiting(), True

    def tell_day(self):
        if self.by_hand:
            input(f"It is {self.story.day}: set your system to that day, let it do what is due, collect what it can, then press Enter. ")
            return
        until, told = time.monotonic() + self.patience, f'{{"date": "{self.story.day}"}}'.encode()
        while True:
            try:
                call = urllib.request.Request(self.day_url, told, {"Content-Type": "application/json"}, method="PUT")
                with urllib.request.urlopen(call, timeout=self.patience) as answer:
                    answer.read()
                return
            except (OSError, urllib.error.HTTPError) as problem:
                if time.monotonic() > until:
                    raise Stuck(f"On {self.story.day} your system did not end its day, PUT {self.day_url}: {problem}") from None
                time.sleep(.1)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--amqp", help="amqp://user:password@host:port/vhost of a user who may declare and publish: the sandbox's, never a real one")
    asked.add_argument("--queue", help="agency.NAME, as your system consumes it")
    asked.add_argument("--webhook", metavar="URL", help="instead of a queue: where your system takes its messages")
    asked.add_argument("--secret", help="whsec_…, with which your system checks them")
    asked.add_argument("--listen", required=True, metavar="HOST:PORT", help="where the kit serves the creditor's REST side")
    asked.add_argument("--key", required=True, help="that your system sends as X-Api-Key")
    asked.add_argument("--schemas", required=True, help="folder of the published JSON Schemas: the kit checks its own messages against them")
    how = asked.add_mutually_exclusive_group(required=True)
    how.add_argument("--day-url", help="your system's switch for the business day")
    how.add_argument("--by-hand", action="store_true", help="the kit asks you instead")
    asked.add_argument("--from", dest="from_day", type=date.fromisoformat, default=date(2026, 3, 2), help="first day (%(default)s)")
    asked.add_argument("--days", type=int, default=32, help="days to walk (%(default)s); fewer than 30 show less")
    asked.add_argument("--patience", type=float, default=30, help="seconds that a day may take (%(default)s)")
    asked = asked.parse_args()
    if not (asked.amqp and asked.queue or asked.webhook and asked.secret):
        sys.exit("conformance.py: --amqp and --queue, or --webhook and --secret")
    logging.getLogger("pika").setLevel(logging.CRITICAL)

    run = Run(asked)
    stuck = None
    try:
        run.walk()
    except Stuck as problem:
        stuck = str(problem)
    run.queue.close()
    results = judge_all(run)
    report(results, run.left_out, stuck)
    sys.exit(1 if any(findings for _, findings in results) else 2 if stuck else 0)


def judge_all(run):
    """What follows upon the replay is the replay's fault alone. Nothing has passed before the walk came to its end."""
    everything, results = run.creditor.said, []
    for check in run.checks:
        run.creditor.said = everything if isinstance(check, kit.checks.Replay) else everything[:run.replayed_at]
        try:
            results.append((check, check.judge(run) or ([] if run.walked else None)))
        except AttributeError:
            results.append((check, None))       # the walk ended before it began
    return results


def report(results, left_out, stuck):
    width = max(len(check.name) for check in kit.checks.ALL)
    for check, findings in results:
        if findings is None:
            print(f"  --    {check.name:<{width}}  not shown: the walk ended before")
            continue
        print(f"{'FAILED' if findings else 'passed'}  {check.name:<{width}}  {check.says}")
        for rule in dict.fromkeys(finding.rule for finding in findings):
            explain(rule, [finding.seen for finding in findings if finding.rule == rule])
    for check in left_out:
        print(f"  --    {check.name:<{width}}  not in this version of the contract")
    if stuck:
        print(f"\n{stuck}")
    failed = sum(bool(findings) for _, findings in results)
    print(f"\n{sum(findings == [] for _, findings in results)} passed, {failed} failed" + (": begin with the first, the others may follow from it" if failed > 1 else ""))


def explain(rule, seen):
    seen = seen if len(seen) <= 4 else [*seen[:3], f"and {len(seen) - 3} more"]
    for title, lines in (("expected", [rule.expected]), ("seen", seen), ("contract", rule.pages), ("to do", [rule.remedy])):
        for n, line in enumerate(lines):
            print(f"        {title if n == 0 else '':<8}  {line}")
    print()


if __name__ == "__main__":
    main()
