"""Takes messages at a webhook, as Standard Webhooks has them: signed, not older than five minutes, and answered when they are on the disk."""
import base64
import hashlib
import hmac
import time

OLDEST = 300


class Hooks:
    def __init__(self, feed, secret):
        self.feed, self.keys = feed, [base64.b64decode(text.removeprefix("whsec_")) for text in secret.split()]

    def take(self, headers, body):
        """The status to answer."""
        name, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        if not (at.isascii() and at.isdigit() and abs(time.time() - int(at)) <= OLDEST):
            return 400
        signed = f"{name}.{at}.".encode() + body
        expected = [b"v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)) for key in self.keys]
        given = headers.get("webhook-signature", "").encode("utf-8", "replace").split()
        if not any(hmac.compare_digest(one, right) for one in given for right in expected):
            return 401
        self.feed.take(headers.get("Content-Type"), body)
        return 204
