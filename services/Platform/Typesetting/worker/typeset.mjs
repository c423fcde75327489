import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { coverage, printable } from './printable.mjs';

// Must be set before the native module reads it: with the machine's own fonts in reach, the same letter would differ from host to host.
process.env.FONTCONFIG_FILE = fileURLToPath(new URL('fonts.conf', import.meta.url));
// A template must not fetch packages: whatever a name resolves to, nothing is asked but a port of this machine at which nobody listens.
for (const proxy of ['ALL_PROXY', 'HTTPS_PROXY', 'HTTP_PROXY', 'all_proxy', 'https_proxy', 'http_proxy']) process.env[proxy] = 'http://127.0.0.1:9';
const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');

// The fonts come with the locked npm packages: Liberation Sans for the text, DejaVu Sans for the letters it lacks.
const find = createRequire(import.meta.url).resolve;
const fonts = [
  'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
  'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf',
  'pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf',
  'pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
].map(file => readFileSync(find(file)));
const covered = coverage(fonts);

const compilers = new Map();
const cacheAge = 2;

// A compiled document is a small handle on a megabyte of native memory, which the engine does not see and so never collects by itself;
// what it collects is freed only when its event loop turns. Handles die young: the small collection finds them in a twentieth of the time of a full one,
// which is left for those that an accident has let grow old.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const collectEvery = 10, collectFullyEvery = 500;
let compiledSince = 0;

// What is attached is named, described and held by data, so no word of it can become markup. At the end of the template no line of it moves.
const attaching = `
#for file in json("/attachments.json") {
  pdf.attach(file.name, read(file.path, encoding: none), relationship: file.relationship, mime-type: file.mediaType, description: file.description)
}
`;

export async function typeset({ template, source, data, standard = 'a-3b', attachments = [] }) {
  if (typeof template !== 'string' || !isAbsolute(template)) throw new Error('A template is named by its absolute path.');
  const { value, replaced } = printable(data ?? {}, covered);
  const folder = dirname(template);
  const compiler = compilerOf(folder);
  const shadows = [];
  const shadow = (name, content) => {
    shadows.push(join(folder, name));
    compiler.mapShadow(shadows.at(-1), content);
  };
  try {
    // As a file, not as an input: inputs belong to the library that everything is compiled against, and a new one forgets all that is known of the templates.
    shadow('data.json', Buffer.from(JSON.stringify(value)));
    if (attachments.length > 0 || typeof source === 'string') shadow(basename(template), Buffer.from((source ?? readFileSync(template, 'utf8')) + attach(attachments, shadow)));
    const compiled = compiler.compile({ mainFilePath: template, resetRead: true });
    if (!compiled.result) throw diagnosed(compiler.fetchDiagnostics(compiled.takeError()), template);
    const warnings = compiled.takeWarnings();
    return {
      document: exported(compiler, compiled.result, standard, template),
      warnings: warnings ? compiler.fetchDiagnostics(warnings).map(({ message }) => message) : [],
      replaced,
    };
  } finally {
    for (const path of shadows) compiler.unmapShadow(path);
    compiler.evictCache(cacheAge);
    if (++compiledSince % collectEvery === 0) {
      collect(compiledSince % collectFullyEvery === 0 ? undefined : { type: 'minor' });
      await new Promise(turned => setImmediate(turned));
    }
  }
}

function attach(attachments, shadow) {
  if (attachments.length === 0) return '';
  const listed = attachments.map(({ content, ...told }, index) => {
    shadow(`attachment-${index}`, Buffer.from(content, 'base64'));
    return { ...told, path: `/attachment-${index}` };
  });
  shadow('attachments.json', Buffer.from(JSON.stringify(listed)));
  return attaching;
}

// A template sees the files of its own folder, nothing else of the machine.
function compilerOf(folder) {
  if (!compilers.has(folder)) compilers.set(folder, NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] }));
  return compilers.get(folder);
}

// Tagged, so that a letter can be read aloud. The time stamp stands in only where a template sets no date of its own: never the clock, or two runs would differ.
function exported(compiler, document, standard, template) {
  try {
    return compiler.pdf(document, { pdfStandard: standard, pdfTags: true, creationTimestamp: 0 });
  } catch (failure) {
    const messages = [...String(failure.message).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message]) => message.replaceAll('\\"', '"'));
    throw Object.assign(new Error(messages.join('; ') || failure.message), { template });
  }
}

function diagnosed(diagnostics, template) {
  const first = diagnostics.find(({ severity }) => severity === 1) ?? diagnostics[0] ?? { message: 'The template does not compile.' };
  // Where the fault has no place of its own (a file that is missing), the nearest caller's place is given.
  const place = diagnostics.find(({ range }) => range);
  return Object.assign(new Error(first.message), {
    template: place?.path || template,
    line: place && place.range.start.line + 1,
    column: place && place.range.start.character + 1,
  });
}
