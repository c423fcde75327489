import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

const require = createRequire(import.meta.url);
const library = dirname(require.resolve('pdfjs-dist/package.json'));

// Debian 12 ships Node 18, which lacks this one function that the library starts with.
process.getBuiltinModule ??= name => require(name);
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const most = { attachments: 100, bytes: 16 * 1024 * 1024, sizes: 200 };

/** The text of each page, lines as printed, every kind of space a plain one. */
export function readText(bytes) {
  return opened(bytes, async document => {
    const pages = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('').replace(/[^\S\n]/gu, ' '));
      page.cleanup();
    }
    return pages;
  });
}

/** How many pages there are, the size of each of the first two hundred as it is shown, in points, and whether the document has a key of any kind. */
export function readPages(bytes) {
  return opened(bytes, async document => {
    const { info } = await document.getMetadata();
    const sizes = [];
    for (let number = 1; number <= Math.min(document.numPages, most.sizes); number++) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      sizes.push({ width, height });
      page.cleanup();
    }
    return { count: document.numPages, isEncrypted: Boolean(info.EncryptFilterName), sizes };
  });
}

/** The files attached to the document itself, by name, as base64. */
export function readAttachments(bytes) {
  return opened(bytes, async document => {
    const found = Object.entries(await document.getAttachments() ?? {});
    if (found.length > most.attachments) throw new Error(`The PDF has ${found.length} attachments, more than ${most.attachments}.`);
    let size = 0;
    return found.map(([name, { filename, rawFilename, content }]) => {
      size += content?.length ?? 0;
      if (size > most.bytes) throw new Error(`The attachments of the PDF are larger than ${most.bytes} bytes.`);
      return { name: String(rawFilename || filename || name), content: Buffer.from(content ?? []).toString('base64') };
    });
  });
}

/** What the document says of itself, and its tagged elements in reading order: role, text of its own, text that stands for a picture. */
export function readStructure(bytes) {
  return opened(bytes, async document => {
    const { info, metadata } = await document.getMetadata();
    const elements = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [tree, content] = [await page.getStructTree(), await page.getTextContent({ includeMarkedContent: true })];
      if (tree) walk(tree, marked(content.items), elements);
      page.cleanup();
    }
    const [part, conformance] = ['pdfaid:part', 'pdfaid:conformance'].map(name => metadata?.get(name));
    return { title: info.Title ?? null, language: info.Language ?? null, standard: part ? `PDF/A-${part}${String(conformance).toLowerCase()}` : null, elements };
  });
}

// Text by the id of the marked content it stands in.
function marked(items) {
  const texts = new Map();
  const open = [];
  for (const { type, id, str, hasEOL } of items)
    if (type === 'endMarkedContent') open.pop();
    else if (type) open.push(id ?? null);
    else if (open.at(-1)) texts.set(open.at(-1), (texts.get(open.at(-1)) ?? '') + str + (hasEOL ? '\n' : ''));
  return texts;
}

function walk({ role, alt, children = [] }, texts, elements) {
  if (role && role !== 'Root') elements.push({ role, alt: alt ?? null, text: children.map(({ type, id }) => (type === 'content' && texts.get(id)) || '').join('').replace(/\s+/gu, ' ').trim() });
  for (const child of children) if (child.role) walk(child, texts, elements);
}

async function opened(bytes, read) {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    cMapUrl: join(library, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(library, 'standard_fonts') + sep,
  });
  try {
    return await read(await loading.promise);
  } finally {
    await loading.destroy();
  }
}
