"""The way to the agency: its queue on the sandbox's broker."""
import time

import pika

PERSISTENT = 2


class Queue:
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
