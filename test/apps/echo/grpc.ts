import { createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** Between the two messages of an answer, in milliseconds. */
const PAUSE = 500;

/**
 * Speaks HTTP/2 without TLS, as gRPC servers do: answers each call with its own message, twice, and with the status in
 * trailers.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export function grpcEcho(): Http2Server {
  return createServer().on('stream', (stream) => {
    stream.on('error', () => stream.close());
    void answer(stream);
  });
}

async function answer(stream: ServerHttp2Stream): Promise<void> {
  const message = await buffer(stream);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.write(message);
  await sleep(PAUSE);
  stream.end(message);
}
