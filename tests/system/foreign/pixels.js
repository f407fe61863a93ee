// pixels.js FILE.png SLOTS: the picture's bytes, red green blue row by row, as hex, one line for each
// SLOTS bytes. For 8-bit RGB files without interlacing.
'use strict';
const fs = require('fs');
const zlib = require('zlib');
const file = fs.readFileSync(process.argv[2]);
const slots = +process.argv[3];
let width = 0;
let height = 0;
const packed = [];
for (let at = 8; at < file.length;) {
  const size = file.readUInt32BE(at);
  const type = file.toString('latin1', at + 4, at + 8);
  const body = file.subarray(at + 8, at + 8 + size);
  if (type === 'IHDR') {
    width = body.readUInt32BE(0);
    height = body.readUInt32BE(4);
    if (body[8] !== 8 || body[9] !== 2 || body[12] !== 0) process.exit(1);
  }
  if (type === 'IDAT') packed.push(body);
  at += 12 + size;
}
const raw = zlib.inflateSync(Buffer.concat(packed));
const row = width * 3;
const out = Buffer.alloc(row * height);
for (let y = 0; y < height; ++y) {
  const filter = raw[y * (row + 1)];
  for (let x = 0; x < row; ++x) {
    const left = x >= 3 ? out[y * row + x - 3] : 0;
    const up = y > 0 ? out[(y - 1) * row + x] : 0;
    const corner = x >= 3 && y > 0 ? out[(y - 1) * row + x - 3] : 0;
    const paeth = () => {
      const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
      return a <= b && a <= c ? left : b <= c ? up : corner;
    };
    const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth() : 0][filter];
    out[y * row + x] = raw[y * (row + 1) + 1 + x] + guess;
  }
}
for (let at = 0; at < out.length; at += slots) console.log(out.subarray(at, at + slots).toString('hex'));
