// SPDX-License-Identifier: GPL-3.0-or-later
// A server of HTTP/2 that refuses each stream, as one does that is about to end.
//
//   node refuse-streams.mjs CERTIFICATE
//
// Prints "PORT n", then the method of each request; runs until its input ends.
import { readFileSync } from 'node:fs';
import { constants, createSecureServer } from 'node:http2';

const pem = readFileSync(process.argv[2]);
const server = createSecureServer({ cert: pem, key: pem });

server.on('stream', (stream, headers) => {
  console.log(headers[':method']);
  stream.on('error', () => {});
  stream.close(constants.NGHTTP2_REFUSED_STREAM);
});
server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();
