import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

const require = createRequire(import.meta.url);
const library = dirname(require.resolve('pdfjs-dist/package.json'));

// Debian 12 ships Node 18, which lacks this one function that the library starts with.
process.getBuiltinModule ??= name => require(name);
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const most = { attachments: 100, bytes: 16 * 1024 * 1024 };

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
