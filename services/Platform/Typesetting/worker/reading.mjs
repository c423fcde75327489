import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

const require = createRequire(import.meta.url);
const library = dirname(require.resolve('pdfjs-dist/package.json'));

// Debian 12 ships Node 18, which lacks this one function that the library starts with.
process.getBuiltinModule ??= name => require(name);
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

/** The text of each page, lines as printed, every kind of space a plain one. */
export async function readText(bytes) {
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
    const document = await loading.promise;
    const pages = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('').replace(/[^\S\n]/gu, ' '));
      page.cleanup();
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}
