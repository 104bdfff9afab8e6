// Pictures of a page, compared by contrast.
import { inflateSync } from "node:zlib";

const paeth = (a, b, c) => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
};

/** What a PNG filter (PNG, 9.2) adds to a byte, from those to the left, above, and above left. */
const FILTERS = [() => 0, (a) => a, (_, b) => b, (a, b) => (a + b) >> 1, paeth];

const chunks = function* (png) {
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) };
  }
};

/** Reads a picture as Chromium writes them: eight bits a channel, RGB or RGBA, not interlaced. */
export const decode = (png) => {
  const parts = [...chunks(png)];
  const header = parts[0].data;
  const [width, height, step] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const raw = inflateSync(Buffer.concat(parts.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const line = width * step;
  const bytes = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = FILTERS[raw[y * (line + 1)]];
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x;
      const left = x >= step ? bytes[at - step] : 0;
      const above = y > 0 ? bytes[at - line] : 0;
      const corner = x >= step && y > 0 ? bytes[at - line - step] : 0;
      bytes[at] = raw[y * (line + 1) + 1 + x] + filter(left, above, corner);
    }
  }
  return { width, height, step, bytes };
};

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** WCAG 2.2, relative luminance. */
const luminance = ({ bytes, step }, pixel) =>
  0.2126 * linear[bytes[pixel * step]] +
  0.7152 * linear[bytes[pixel * step + 1]] +
  0.0722 * linear[bytes[pixel * step + 2]];

/** How many pixels changed by a contrast of `ratio` or more between two pictures of the same place. */
export const changed = (before, after, ratio = 3) => {
  const [one, other] = [decode(before), decode(after)];
  let count = 0;
  for (let pixel = 0; pixel < one.width * one.height; pixel += 1) {
    const [a, b] = [luminance(one, pixel), luminance(other, pixel)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= ratio) count += 1;
  }
  return count;
};
