"""The ways to the agency: its queue on the sandbox's broker, or its webhook."""
import base64
import hashlib
import hmac
import time
import urllib.error
import urllib.request
import uuid

import pika

PERSISTENT = 2


class Stuck(Exception):
    """The walk cannot go on; what came before is judged all the same."""


class Queue:
    webhook = False

    def __init__(self, url, name):
        self.parameters, self.name = pika.URLParameters(url), name
        self.connection = pika.BlockingConnection(self.parameters)
        self.channel = self.connection.channel()
        self.channel.confirm_delivery()
        self.channel.queue_declare(name, durable=True, arguments={"x-queue-type": "quorum"})

    def send(self, body, replay=None, content_type="application/cloudevents+json"):
        headers = {"replay": replay} if replay else None
        self.channel.basic_publish("", self.name, body, pika.BasicProperties(content_type=content_type, delivery_mode=PERSISTENT, headers=headers), mandatory=True)

    def waiting(self):
        """Messages that the agency has not taken yet; those it holds without acknowledging them are not among them."""
        return self.channel.queue_declare(self.name, passive=True).method.message_count

    def drained(self, within):
        """True once nothing waits."""
        until = time.monotonic() + within
        while self.waiting():
            if time.monotonic() > until:
                return False
            self.connection.sleep(.05)
        return True

    def close(self):
        """What was delivered and not acknowledged is back in the queue when its consumer is gone."""
        self.connection.close()


class Webhook:
    """Signed as Standard Webhooks has it; in order, each again until it is taken."""
    webhook = True

    def __init__(self, url, secret, patience):
        self.url, self.key, self.patience = url, base64.b64decode(secret.removeprefix("whsec_")), patience

    def send(self, body, replay=None, content_type="application/cloudevents+json"):
        name, until, wait = str(uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(body).hexdigest())), time.monotonic() + self.patience, .1
        while (status := self.post(name, body, content_type=content_type)) not in range(200, 300):
            if time.monotonic() > until:
                raise Stuck(f"Your webhook answers {status} to a message for {self.patience} s: what it cannot read it takes and sets aside, or all that follows is held up. It begins {body[:60]!r}")
            time.sleep(wait)
            wait = min(wait * 2, 2)

    def post(self, name, body, content_type="application/cloudevents+json", at=None, key=None, before=""):
        """The status, or the reason why there is none. ``before``: signatures that stand before the right one."""
        at = str(int(at or time.time()))
        signature = base64.b64encode(hmac.digest(key or self.key, f"{name}.{at}.".encode() + body, hashlib.sha256)).decode()
        headers = {"Content-Type": content_type, "webhook-id": name, "webhook-timestamp": at, "webhook-signature": f"{before}v1,{signature}"}
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url, body, headers, method="POST"), timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError as problem:
            return str(problem)

    def waiting(self):
        return 0

    def drained(self, within):
        return True

    def close(self):
        pass
