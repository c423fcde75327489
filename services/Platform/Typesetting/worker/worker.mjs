// Reads one JSON request a line on standard input, answers one JSON line each on standard output; where it names bytes, so many follow the line.
// held is the memory it holds then, in bytes:
//   {id, op: 'typeset', template, data, standard?, attachments?} -> {id, bytes, held, warnings, replaced}
//        attachments: [{name, mediaType, description, relationship, content}]
//   {id, op: 'text', pdf}        -> {id, held, pages}
//   {id, op: 'pages', pdf}       -> {id, held, count, isEncrypted, sizes: [{width, height}]}
//   {id, op: 'attachments', pdf} -> {id, held, attachments: [{name, content}]}
//   {id, op: 'structure', pdf}   -> {id, held, title, language, standard, elements: [{role, text, alt}]}
//   anything that goes wrong     -> {id, held, error: {message, template?, line?, column?}}
// It ends when its input ends, so it never outlives the service that started it.
import { Console } from 'node:console';
import { createInterface } from 'node:readline';

// Libraries print to the console as they please; standard output belongs to the protocol.
globalThis.console = new Console(process.stderr, process.stderr);

// A Ctrl-C in the terminal reaches the whole process group, while the service still finishes what it holds.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('unhandledRejection', reason => console.error('unhandled rejection:', reason));
process.stdout.on('error', () => process.exit(1));

const { typeset } = await import('./typeset.mjs');
const { readAttachments, readPages, readStructure, readText } = await import('./reading.mjs');

const operations = {
  typeset: request => typeset(request),
  text: async request => ({ pages: await readText(Buffer.from(request.pdf, 'base64')) }),
  pages: request => readPages(Buffer.from(request.pdf, 'base64')),
  structure: request => readStructure(Buffer.from(request.pdf, 'base64')),
  attachments: async request => ({ attachments: await readAttachments(Buffer.from(request.pdf, 'base64')) }),
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  const { document, ...told } = await answer(line);
  process.stdout.write(`${JSON.stringify({ ...told, held: process.memoryUsage.rss(), bytes: document?.length })}\n`);
  if (document) process.stdout.write(document);
}

async function answer(line) {
  let id = null;
  try {
    const request = JSON.parse(line);
    id = request?.id ?? null;
    const operation = Object.hasOwn(operations, request?.op ?? 'typeset') && operations[request.op ?? 'typeset'];
    if (!operation) throw new Error(`There is no operation '${request.op}'.`);
    return { id, ...await operation(request) };
  } catch (failure) {
    const { message, template, line: row, column } = failure ?? {};
    return { id, error: { message: String(message ?? failure), template, line: row, column } };
  }
}
