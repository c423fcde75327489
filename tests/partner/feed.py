"""Listens to the agency's queue for ever: a message is acknowledged when it is on the disk, and the broker may die at any moment."""
import pika
from pika.exceptions import AMQPError

from contract import Unreadable

LONGEST_WAIT = 5


class Feed:
    def __init__(self, book, contract, url, queue, stop):
        self.book, self.contract, self.queue, self.stop = book, contract, queue, stop
        if url:
            self.parameters = pika.URLParameters(url)
            self.parameters.socket_timeout = self.parameters.stack_timeout = 10
        self.wait = .1

    def run(self):
        while not self.stop.is_set():
            try:
                self.listen()
                reason = "the queue is gone"
            except (AMQPError, OSError) as problem:
                reason = f"{type(problem).__name__} {problem}".strip()
            self.book.connect(False)
            if not self.stop.is_set():
                print(f"agency: {self.queue} again in {self.wait:.1f} s: {reason}", flush=True)
                self.stop.wait(self.wait)
                self.wait = min(self.wait * 2, LONGEST_WAIT)

    def listen(self):
        connection = pika.BlockingConnection(self.parameters)
        try:
            channel = connection.channel()
            channel.basic_qos(prefetch_count=10)
            for delivery, properties, body in channel.consume(self.queue, inactivity_timeout=.5):
                self.wait = .1
                self.book.connect(True)
                if self.stop.is_set():
                    return
                if delivery:
                    self.take(properties.content_type, body)
                    channel.basic_ack(delivery.delivery_tag)
        finally:
            if connection.is_open:
                connection.close()

    def take(self, content_type, body):
        """A message that breaks the contract is kept for a person and not asked for again: it would come back the same."""
        try:
            message, known = self.contract.read(content_type, body)
        except Unreadable as problem:
            print(f"agency: invalid message: {ascii(str(problem))}", flush=True)
            self.book.reject(body, str(problem))
        else:
            self.book.receive(message, known)
