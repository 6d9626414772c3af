// A picture of a page as a PNG with a palette of at most 256 colours: pages are
// few colours and the soft edges of letters, so the eye sees no difference.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Pixels {
  width: number;
  height: number;
  /** bytes a pixel: 3 without, 4 with transparency */
  step: number;
  data: Buffer;
}

const paeth = (a: number, b: number, c: number): number => {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return da <= db && da <= dc ? a : db <= dc ? b : c;
};

/** Reads what a browser writes: 8 bits a channel, not interlaced. */
function read(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const step = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const packed = inflateSync(Buffer.concat(parts));
  const row = width * step;
  const data = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? (data[at - step] ?? 0) : 0;
      const above = y > 0 ? (data[at - row] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (data[at - row - step] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      data[at] = ((packed[y * (row + 1) + 1 + x] ?? 0) + guess) & 0xff;
    }
  }
  return { width, height, step, data };
}

/** The commonest colours exactly; the rest become the nearest of these. */
function reduce({ width, height, step, data }: Pixels): { palette: number[]; indexes: Buffer } {
  const count = new Map<number, number>();
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i++) {
    const colour = data.readUIntBE(i * step, 3);
    colours[i] = colour;
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  const palette = [...count]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([colour]) => colour);
  const place = new Map(palette.map((colour, index) => [colour, index]));
  const nearest = (colour: number): number => {
    let best = 0;
    let least = Infinity;
    palette.forEach((one, index) => {
      const far = [16, 8, 0].reduce(
        (sum, bit) => sum + (((one >> bit) & 255) - ((colour >> bit) & 255)) ** 2,
        0,
      );
      if (far < least) [best, least] = [index, far];
    });
    place.set(colour, best);
    return best;
  };
  return { palette, indexes: Buffer.from(colours.map((colour) => place.get(colour) ?? nearest(colour))) };
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), body.length + 8);
  return out;
}

export function toPalette(png: Buffer): Buffer {
  const pixels = read(png);
  const { palette, indexes } = reduce(pixels);
  const { width, height } = pixels;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      Buffer.concat([Buffer.from([0]), indexes.subarray(y * width, (y + 1) * width)]),
    ),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
