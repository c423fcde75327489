"""The published schemas: which types there are, and that what the kit sends is as they say."""
import json
from pathlib import Path

from jsonschema import Draft202012Validator, RefResolver, draft202012_format_checker


def published(folder):
    """Type -> validator."""
    schemas = {schema["$id"]: schema for schema in (json.loads(file.read_text(encoding="utf-8")) for file in Path(folder).glob("*.schema.json"))}
    return {
        uri.split("/")[-1].removesuffix(".schema.json"): Draft202012Validator(schema, resolver=RefResolver(uri, schema, schemas), format_checker=draft202012_format_checker)
        for uri, schema in schemas.items() if not uri.endswith("/envelope.schema.json")
    }
