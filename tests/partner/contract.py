"""The published contract, as an agency applies it: the schema files and nothing of the sender's code."""
import json
from pathlib import Path

from jsonschema import Draft202012Validator, RefResolver, draft202012_format_checker

TYPES = (
    "claims.placed.v1", "claims.added.v1", "claims.balance-changed.v1", "claims.paused.v1", "claims.resumed.v1", "claims.debtor-insolvent.v1", "claims.green-light.v1",
    "claims.information-answered.v1", "claims.recalled.v1", "claims.chain-heads.v1",
)


class Unreadable(Exception):
    """The message breaks the contract; says where."""


class Contract:
    def __init__(self, folder):
        schemas = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(Path(folder).glob("*.schema.json"))]
        self.by_id = {schema["$id"]: schema for schema in schemas}
        self.published = {uri.split("/")[-1].removesuffix(".schema.json") for uri in self.by_id} - {"envelope"}
        self.envelope = self.validator("envelope")
        self.of_type = {name: self.validator(name) for name in self.published}

    def validator(self, name):
        schema = next((schema for uri, schema in self.by_id.items() if uri.endswith(f"/{name}.schema.json")), None)
        if schema is None:
            raise SystemExit(f"The schema folder has no {name}.schema.json.")
        Draft202012Validator.check_schema(schema)
        resolver = RefResolver(schema["$id"], schema, self.by_id)
        return Draft202012Validator(schema, resolver=resolver, format_checker=draft202012_format_checker)

    def read(self, content_type, body):
        """The message, and whether it is of a type this agency knows: new types may appear at any time."""
        if (content_type or "").split(";")[0].strip().lower() != "application/cloudevents+json":
            raise Unreadable(f"content type {content_type!r}")
        try:
            message = json.loads(body.decode("utf-8"), parse_constant=lambda name: refuse(f"{name} is not JSON"))
        except (ValueError, RecursionError) as problem:
            raise Unreadable(f"not JSON: {problem}") from None
        kind = message.get("type") if isinstance(message, dict) else None
        validator = self.of_type.get(kind) if isinstance(kind, str) else None
        try:
            found = min((validator or self.envelope).iter_errors(message), key=lambda error: error.json_path, default=None)
        except RecursionError:
            raise Unreadable("nested too deeply") from None
        if found:
            raise Unreadable(f"{found.json_path}: {found.message[:200]}")
        if validator and message["subject"] != message["data"]["placementId"]:
            raise Unreadable("$.subject: not the placement of the data")
        return message, kind in TYPES


def refuse(reason):
    raise ValueError(reason)
