"""Tells subscribers what happened, as the provider's notification centre does: a POST with the password they gave, again where they do not answer 201."""

import base64
import json
import threading
import urllib.error
import urllib.request

MAIN = {"first_presented": "ON_MAIN_DELIVERY_STATUS_FIRST_PRESENTATION", "delivered": "ON_MAIN_DELIVERY_STATUS_DELIVERED",
        "refused": "ON_MAIN_DELIVERY_STATUS_UNDELIVERED", "unclaimed": "ON_MAIN_DELIVERY_STATUS_UNDELIVERED",
        "unknown_address": "ON_MAIN_DELIVERY_STATUS_UNDELIVERED"}


class Notices:
    def __init__(self, office):
        self.office = office
        self.subscriptions = []
        self.told = {}

    def subscribe(self, asked):
        self.subscriptions.append(asked | {"id": str(len(self.subscriptions) + 1)})
        return self.subscriptions[-1]

    def news(self, of=None):
        """What is new since the last look, of one sending or of all, told in a thread of its own, with the faults that were asked for."""
        found = []
        for sending in (s for s in ([of] if of else self.office.submitted()) if s["recipient"]):
            reached, known = self.office.reached(sending), self.told.get(sending["id"], 0)
            self.told[sending["id"]] = len(reached)
            found += [self.notice(sending, MAIN[name], on) for name, on in reached[known:] if name in MAIN]
        with self.office.lock:
            if self.office.take("webhook_shuffle"):
                found.reverse()
            found = [notice for notice in found if not self.office.take("webhook_lose")]
            found = [notice for notice in found for _ in range(2 if self.office.take("webhook_repeat") else 1)]
            forged = self.office.take("webhook_forge")
        if found and self.subscriptions:
            threading.Thread(target=self.tell, args=(found, forged), daemon=True).start()

    @staticmethod
    def notice(sending, event, on):
        return {"source": "api.maileva.com", "user_id": "recouvrement", "client_id": "recouvrement", "event_type": event,
                "resource_type": sending["product"] + "/recipients", "event_date": f"{on.isoformat()}T09:30:00.000Z", "event_location": "FR",
                "resource_id": sending["recipient"]["recipient"], "resource_custom_id": sending["asked"]["custom_id"],
                "resource_location": f"https://api.maileva.com/{sending['product']}/sendings/{sending['id']}"}

    def tell(self, notices, forged):
        for notice in notices:
            for one in {s["callback_url"]: s for s in self.subscriptions if s["event_type"] == notice["event_type"]}.values():
                basic = one.get("authentication", {}).get("basic", {})
                password = "forged" if forged else basic.get("password", "")
                secret = base64.b64encode(f"{basic.get('login', '')}:{password}".encode()).decode()
                request = urllib.request.Request(one["callback_url"], json.dumps(notice).encode(), {"Content-Type": "application/json", "Authorization": f"Basic {secret}"})
                try:
                    urllib.request.urlopen(request, timeout=5).close()
                except (urllib.error.URLError, OSError):
                    pass  # its own business: what is not heard is asked for on the next day
