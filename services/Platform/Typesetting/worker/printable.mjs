// PDF/A refuses a document with a character that no font can draw. A stray emoji in a customer's name must not
// stop his letter: such characters become a box, and the answer names them.
const box = '\u25a1';

// What nearly all text is made of has nothing to be looked at letter by letter: it is composed already, and nothing in it is invisible.
const usual = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff]*$/;

export function printable(data, covered) {
  const replaced = new Set();
  const clean = text => usual.test(text) ? text : Array.from(text.normalize('NFC').replace(/\r\n?/g, '\n'), character => {
    if (character === '\n') return character;
    if (/\p{Cc}/u.test(character)) return ' ';
    // Invisible format characters (bidirectional overrides, joiners) can make a name read as another one.
    if (/\p{Cf}|\p{Variation_Selector}/u.test(character)) return '';
    if (covered.has(character.codePointAt(0))) return character;
    replaced.add(`U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    return box;
  }).join('');
  const walk = value =>
    typeof value === 'string' ? clean(value)
    : Array.isArray(value) ? value.map(walk)
    : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    : value;
  return { value: walk(data), replaced: [...replaced] };
}

/** The code points that at least one of the TrueType fonts has a glyph for. */
export function coverage(fonts) {
  const covered = new Set();
  for (const font of fonts) for (const [first, last] of ranges(font)) for (let point = first; point <= last; point++) covered.add(point);
  return covered;
}

// Character map of a TrueType file: tables 4 (basic plane) and 12 (all planes) are the two in use for Unicode.
function* ranges(font) {
  const tables = font.readUInt16BE(4);
  const entry = Array.from({ length: tables }, (_, index) => 12 + 16 * index).find(at => font.toString('latin1', at, at + 4) === 'cmap');
  const map = font.readUInt32BE(entry + 8);
  for (let index = 0; index < font.readUInt16BE(map + 2); index++) {
    const at = map + font.readUInt32BE(map + 8 + 8 * index);
    const format = font.readUInt16BE(at);
    if (format === 12) yield* groups(font, at);
    if (format === 4) yield* segments(font, at);
  }
}

function* groups(font, at) {
  for (let group = 0; group < font.readUInt32BE(at + 12); group++)
    yield [font.readUInt32BE(at + 16 + 12 * group), font.readUInt32BE(at + 20 + 12 * group)];
}

function* segments(font, at) {
  const doubled = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = font.readUInt16BE(at + 14 + segment);
    const first = font.readUInt16BE(at + 16 + doubled + segment);
    if (first !== 0xffff) yield [first, Math.min(last, 0xfffe)];
  }
}
