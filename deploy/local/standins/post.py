#!/usr/bin/env python3
"""A postal provider that posts nothing. It speaks as Maileva (La Poste) publishes, played along a business clock; see services/Correspondence/Correspondence/Post/README.md.

    post.py --log FILE --key KEY [--port N] [--limit BYTES]

Port 0 takes a free one; `http PORT` on standard output says that it is ready and where.
Every letter that was submitted is one JSON line in FILE, on the disk before the sender hears of it; what lies in drafts is in FILE.drafts,
written but not forced to the disk, and the clock in FILE.clock: a new start reads all three.

    POST /auth/realms/services/protocol/openid-connect/token    client and user `recouvrement`, client_secret and password KEY; 200 {access_token, expires_in}
With that token, PRODUCT one of registered_mail/v4, mail/v2:
    POST|GET /PRODUCT/sendings          a draft (201); a page of all (start_index, count)
    GET|DELETE /PRODUCT/sendings/ID     one; only drafts are deleted
    POST …/ID/documents                 multipart: document (PDF), metadata {priority, name}; thirty at most, printed by priority, 45 sheets together
    POST|GET …/ID/recipients            one, with six lines of 38 characters; with all that happened to it
    POST …/ID/submit                    it leaves; a second time is 400 SENDING_STATUS_IS_NOT_DRAFT
    GET …/ID/recipients/RID/download_deposit_proof, download_acknowledgement_of_receipt, download_undelivered_mail
    POST /notification_center/v2/subscriptions

Electronic registered letters are under /api/, as AR24 publishes them: see post_lre.py. Their token and private key are KEY.

For whoever runs the try, without a token:
    PUT  /clock {"date": D}     never backward (409)             GET /clock      GET /health
    GET  /log                   all letters submitted, each with its states up to the clock's date
    PUT  /story {"key": K, "states": [[NAME or code, D]…]}       what happens to this letter, whatever its key draws
    POST /faults                {"at": create|document|recipient|submit|follow|proof|list|token}; {"fail": N, "status": S} the next N such calls answer S and do
                                nothing; {"drop": N} the next N are done, then the connection ends without an answer; {"delay_ms": M, "count": N}; {"skip": N} the first N are spared
                                {"webhook_repeat": N} N notices twice; {"webhook_lose": N}; {"webhook_forge": N}; {"webhook_shuffle": N}   GET /faults
"""

import argparse

from journal import Journal
from post_counter import counters
from post_notices import Notices
from post_office import PostOffice
from serving import announce, serve_http, until_told_to_end


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="A postal provider that posts nothing.")
    words.add_argument("--log", required=True)
    words.add_argument("--key", required=True)
    words.add_argument("--port", type=int, default=0)
    words.add_argument("--limit", type=int, default=30_000_000)
    asked = words.parse_args()
    office = PostOffice(Journal(asked.log), Journal(asked.log + ".drafts", durable=False), asked.log + ".clock")
    announce(f"http {serve_http(asked.port, counters(office, Notices(office), asked.key, asked.limit))}")
    until_told_to_end()
