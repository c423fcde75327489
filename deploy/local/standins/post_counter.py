"""What the postal stand-in answers: Maileva's products, and what whoever runs a try may ask of it."""

import email
import email.policy
import hmac
import json
from datetime import date
from urllib.parse import parse_qs

import post_answers
import post_lre
from post_addresses import Refused, check_lines
from post_faults import FAULTS
from post_office import Incomplete, NotDraft, TooMany
from serving import Exchange, Problem

PRODUCTS = ("registered_mail/v4", "mail/v2")
CALLS = ("create", "document", "recipient", "submit", "follow", "proof", "list", "token")


def counters(office, notices, key, size):
    lre = post_lre.Lre(office, key)

    class Counter(Exchange):
        limit = size

        def route(self, method, path):
            if path == "/auth/realms/services/protocol/openid-connect/token" and method == "POST":
                return lambda: self.call("token", self.token)
            if path.startswith("/api/"):
                return post_lre.routed(lre, self, method, path)
            product = next((p for p in PRODUCTS if path.startswith(f"/{p}/sendings")), None)
            if product:
                self.identify()
                return self.routed(method, product, path.removeprefix(f"/{product}/sendings").split("/")[1:])
            return {("POST", "/notification_center/v2/subscriptions"): self.subscribe,
                    ("GET", "/health"): lambda: self.answer_json(200, {"status": "up", "letters": len(office.submitted())}),
                    ("GET", "/log"): lambda: self.answer_json(200, [office.seen(s) for s in office.submitted()]),
                    ("GET", "/clock"): lambda: self.answer_json(200, {"date": office.today and office.today.isoformat()}),
                    ("PUT", "/clock"): self.set_clock, ("PUT", "/story"): self.set_story,
                    ("GET", "/faults"): lambda: self.answer_json(200, office.faults),
                    ("POST", "/faults"): self.set_faults}.get((method, path))

        def routed(self, method, product, rest):
            match method, rest:
                case "POST", []: return lambda: self.call("create", lambda: self.create(product))
                case "GET", []: return lambda: self.call("list", lambda: self.list(product))
                case "GET", [id]: return lambda: self.call("follow", lambda: self.show(product, id))
                case "DELETE", [id]: return lambda: self.changed(204, lambda: office.delete(self.one(product, id)))
                case "POST", [id, "documents"]: return lambda: self.call("document", lambda: self.add_document(product, id))
                case "POST", [id, "recipients"]: return lambda: self.call("recipient", lambda: self.add_recipient(product, id))
                case "GET", [id, "recipients"]: return lambda: self.call("follow", lambda: self.recipients(product, id))
                case "POST", [id, "submit"]: return lambda: self.call("submit", lambda: self.submit(product, id))
                case "GET", [id, "recipients", _, what] if what.startswith("download_"):
                    return lambda: self.call("proof", lambda: self.prove(product, id, what.removeprefix("download_")))
            return None

        def call(self, name, does):
            """One call, with the faults that were asked for it."""
            status, self.drop = office.next_fault(name)
            if status:
                raise Problem(status, "A fault asked for by the test.")
            does()

        def answer(self, status, *rest, **more):
            if getattr(self, "drop", False):
                self.drop = False
                self.close_connection = True
            else:
                super().answer(status, *rest, **more)

        def answer_problem(self, problem):
            self.answer(problem.status, json.dumps({"errors": [{"code": problem.detail, "message": problem.detail}]}))

        def identify(self):
            given = self.headers.get("Authorization", "").encode("utf-8", "replace")
            if not hmac.compare_digest(given, f"Bearer token-{key}".encode()):
                raise Refused(401, "UNAUTHORIZED")

        def token(self):
            asked = {name: values[-1] for name, values in parse_qs(self.body().decode("utf-8", "replace")).items()}
            if asked.get("grant_type") != "password" or any(not hmac.compare_digest(asked.get(name, "").encode(), key.encode()) for name in ("client_secret", "password")):
                raise Refused(401, "unauthorized_client")
            self.answer_json(200, {"access_token": f"token-{key}", "token_type": "bearer", "expires_in": 300})

        def one(self, product, id):
            sending = office.sendings.get(id)
            if not sending or sending["product"] != product:
                raise Refused(404, "SENDING_NOT_FOUND")
            return sending

        def create(self, product):
            asked = self.json()
            for name in ("name", "custom_id"):
                if not isinstance(asked.get(name), str) or not 1 <= len(asked[name]) <= 256:
                    raise Refused(400, f"EMPTY_{name.upper()}")
            check_lines(asked, "sender_")
            sending = office.create(product, asked)
            self.answer_json(201, post_answers.sending(sending, office))

        def list(self, product):
            start, count = (int(self.query.get(name, given)) for name, given in (("start_index", "1"), ("count", "50")))
            found = [s for s in office.all() if s["product"] == product]
            page = found[start - 1:start - 1 + min(count, 500)]
            self.answer_json(200, {"sendings": [post_answers.sending(s, office) for s in page], "paging": {"total_results": len(found)}})

        def show(self, product, id):
            self.answer_json(200, post_answers.sending(self.one(product, id), office))

        def add_document(self, product, id):
            parts = {part.get_param("name", header="content-disposition"): part for part in email.message_from_bytes(
                b"Content-Type: " + self.headers.get("Content-Type", "").encode() + b"\r\n\r\n" + self.body(), policy=email.policy.HTTP).iter_parts()}
            if set(parts) != {"document", "metadata"}:
                raise Refused(400, "METADATA_WRONG_FORMAT")
            metadata, document = json.loads(parts["metadata"].get_payload(decode=True)), parts["document"].get_payload(decode=True)
            if not document.startswith(b"%PDF-"):
                raise Refused(400, "DOCUMENT_TYPE_NOT_ACCEPTED")
            self.changed(201, lambda: office.add_document(self.one(product, id), metadata["name"], int(metadata["priority"]), document))

        def add_recipient(self, product, id):
            asked = self.json()
            check_lines(asked, "")
            if not asked.get("address_line_6"):
                raise Refused(400, "EMPTY_ADDRESS_LINE_6")
            self.changed(201, lambda: office.add_recipient(self.one(product, id), asked))

        def recipients(self, product, id):
            sending = self.one(product, id)
            self.answer_json(200, {"recipients": [post_answers.recipient(sending, office)] if sending["recipient"] else [], "paging": {}})

        def submit(self, product, id):
            self.changed(200, lambda: office.submit(self.one(product, id)))
            notices.news(of=office.sendings[id])

        def changed(self, status, change):
            try:
                change()
            except NotDraft:
                raise Refused(400, "SENDING_STATUS_IS_NOT_DRAFT") from None
            except Incomplete:
                raise Refused(400, "EMPTY_DOCUMENT") from None
            except TooMany:
                raise Refused(400, "TOO_MANY_DOCUMENTS") from None
            self.answer(status, b"" if status == 204 else b"{}")

        def prove(self, product, id, what):
            proof = office.proof(self.one(product, id), what)
            if not proof:
                raise Refused(404, "RECIPIENT_NOT_FOUND")
            self.answer(200, proof, "application/pdf")

        def subscribe(self):
            self.identify()
            self.answer_json(201, notices.subscribe(self.json()))

        def json(self):
            try:
                asked = json.loads(self.body())
            except (ValueError, RecursionError):
                raise Refused(400, "UNEXPECTED_NOT_VALID_ERROR") from None
            if not isinstance(asked, dict):
                raise Refused(400, "UNEXPECTED_NOT_VALID_ERROR")
            return asked

        def set_clock(self):
            day = date.fromisoformat(self.json_object("date")["date"])
            if not office.set_clock(day):
                raise Problem(409, f"The clock stands at {office.today} and never goes back.", "date")
            notices.news()
            self.answer_json(200, {"date": day.isoformat()})

        def set_story(self):
            asked = self.json_object("key", "states")
            office.scripts[asked["key"]] = [(name, date.fromisoformat(on)) for name, on in asked["states"]]
            notices.news()
            self.answer_json(200, asked)

        def set_faults(self):
            asked = self.json_object(*FAULTS)
            for name, value in asked.items():
                if value not in CALLS if name == "at" else type(value) is not int or not 0 <= value <= 1_000_000:
                    raise Problem(422, "A number from 0.", name)
            office.set_faults({"at": "submit"} | asked)
            self.answer_json(200, office.faults)

    return Counter
