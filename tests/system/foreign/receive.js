// receive.js LIBRARY COUNT SECONDS: what an npm library hears of universes 1 .. COUNT (Art-Net: 0 ..
// COUNT - 1), as one line of hex a universe. Exit 1: not all of them came in time.
'use strict';
const [library, count, seconds] = [process.argv[2], +process.argv[3], +process.argv[4]];
const heard = new Map();

function take(index, bytes) {
  heard.set(index, Buffer.from(bytes));
}
function finish() {
  for (let i = 0; i < count; ++i) console.log((heard.get(i) || Buffer.alloc(0)).toString('hex'));
  process.exit(heard.size === count ? 0 : 1);
}
const indices = [...Array(count).keys()];
if (library === 'sacn') {
  const { Receiver } = require('sacn');
  const receiver = new Receiver({ universes: indices.map((i) => i + 1), reuseAddr: true, iface: '127.0.0.1' });
  receiver.on('packet', (packet) => {
    // Percent of each slot that is not 0: back to bytes.
    const bytes = Buffer.alloc(512);
    for (const [slot, value] of Object.entries(packet.payload)) bytes[slot - 1] = Math.round(value * 2.55);
    take(packet.universe - 1, bytes);
  });
} else if (library === 'e131') {
  const { Server } = require('e131');
  const server = new Server(indices.map((i) => i + 1));
  server.on('packet', (packet) => take(packet.getUniverse() - 1, packet.getSlotsData()));
  server.on('packet-out-of-order', () => console.error('out of order'));
} else if (library === 'dmxnet') {
  const { dmxnet } = require('dmxnet');
  const node = new dmxnet({ log: { level: 'error' }, hosts: ['127.0.0.1'] });
  for (const i of indices) {
    const receiver = node.newReceiver({ net: 0, subnet: 0, universe: i });
    receiver.on('data', (data) => take(i, Buffer.from(data)));
  }
}
setTimeout(finish, seconds * 1000);
