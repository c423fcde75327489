#!/usr/bin/env python3
"""RabbitMQ definitions of an installation: its virtual host, a user per service, a user per agency that reads its own queue and nothing else.

Passwords are read from a file of NAME=PASSWORD lines (mode 600), one for each user; only their salted hashes stand in the result. A user
without a password gets a random one, which is printed on standard error once and appended to the file. See README.md.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import secrets
import sys

SERVICES = ("invoicing", "dunning", "correspondence", "litigation")
AGENCY = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")     # as the register of agencies has it
EXCHANGE = "recouvrement.partners"
NOTHING = "^$"
NO_PARTNER = r"^(?!agency\.|recouvrement\.partners$).*"         # everything but what belongs to agencies


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--vhost", default="recouvrement", help="virtual host (%(default)s)")
    asked.add_argument("--agency", action="append", default=[], metavar="NAME", help="name in the register of agencies; once for each")
    asked.add_argument("--passwords", required=True, metavar="FILE", help="NAME=PASSWORD lines; what is missing is added")
    asked.add_argument("--user-prefix", default="", help="before every user's name, where installations share a broker")
    asked.add_argument("--out", default="-", metavar="FILE", help="definitions.json; - is standard output (%(default)s)")
    asked = asked.parse_args()
    for name in asked.agency:
        if not AGENCY.fullmatch(name):
            sys.exit(f"generate.py: '{name}' is no name of an agency: 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end")
    passwords = Passwords(asked.passwords)
    text = json.dumps(definitions(asked.vhost, sorted(set(asked.agency)), passwords, asked.user_prefix), indent=2) + "\n"
    passwords.save()
    if asked.out == "-":
        sys.stdout.write(text)
    else:
        with open(os.open(asked.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            out.write(text)


def definitions(vhost, agencies, passwords, prefix=""):
    users, permissions, topics = [], [], []

    def add(name, configure, write, read, limits, topic):
        user = prefix + name
        users.append({"name": user, "password_hash": hashed(passwords.of(name)), "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": [], "limits": limits})
        permissions.append({"user": user, "vhost": vhost, "configure": configure, "write": write, "read": read})
        if topic:
            topics.append({"user": user, "vhost": vhost, "exchange": EXCHANGE, "write": topic[0], "read": topic[1]})

    for service in SERVICES:
        # Every service declares every queue of the services before it publishes. Only litigation speaks to agencies, and it declares their queues: one with a
        # dead-letter exchange can be declared only by who may read it. It learns nothing there, for it wrote it all.
        if service == "litigation":
            add(service, ".*", ".*", ".*", {}, (r"^agency\..*", ".*"))
        else:
            add(service, NO_PARTNER, NO_PARTNER, NO_PARTNER, {}, (NOTHING, NOTHING))
    for agency in agencies:
        # Nothing to declare, bind or publish, not even to the default exchange; the one queue to consume. Limits: a client that reconnects in a loop harms nobody.
        add(f"agency-{agency}", NOTHING, NOTHING, rf"^agency\.{agency}$", {"max-connections": 5, "max-channels": 20}, (NOTHING, NOTHING))
    return {"vhosts": [{"name": vhost}], "users": users, "permissions": permissions, "topic_permissions": topics}


def hashed(password):
    """As RabbitMQ keeps it: four bytes of salt, and SHA-256 of salt and password."""
    salt = secrets.token_bytes(4)
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()


class Passwords:
    def __init__(self, file):
        self.file, self.known, self.added = file, {}, {}
        if os.path.exists(file):
            if os.stat(file).st_mode & 0o077:
                sys.exit(f"generate.py: others can read {file}: chmod 600")
            with open(file, encoding="utf-8") as lines:
                self.known = dict(line.rstrip("\n").split("=", 1) for line in lines if "=" in line)

    def of(self, name):
        if name not in self.known:
            self.known[name] = self.added[name] = secrets.token_urlsafe(24)
        return self.known[name]

    def save(self):
        if not self.added:
            return
        with open(os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as lines:
            for name, password in self.added.items():
                lines.write(f"{name}={password}\n")
                print(f"new password of {name}: {password}", file=sys.stderr)


if __name__ == "__main__":
    main()
