import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';

/** Where the proxy is, and whom a client trusts. */
export interface ClientOptions {
  /** Address of the host. */
  readonly address: string;
  /** The authorities of the certificates, in PEM. @default - those that Node knows */
  readonly ca?: string | undefined;
  /** Name by which it is asked where nothing else is said. */
  readonly host: string;
  /** @default 80 */
  readonly httpPort?: number;
  /** @default 443 */
  readonly httpsPort?: number;
}

export interface Asked {
  readonly host?: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** Over plain HTTP. @default false */
  readonly plain?: boolean;
  /** Leaves after so many parts of the body. @default - after the last one */
  readonly leavesAfter?: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** When each part of the body came, in milliseconds since the request was sent. */
  readonly parts: readonly number[];
}

export interface ShownCertificate {
  readonly serialNumber: string;
  readonly validTo: Date;
  readonly issuer: string;
  /** SHA-256, as `X509Certificate` has it. */
  readonly fingerprint256: string;
}

/** Speaks to the proxy as browsers and programs do: by name, at an address that it was told. */
export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** One request over HTTP/1.1, on a connection of its own. */
  ask({
    host = this.#options.host,
    path = '/',
    method = 'GET',
    headers = {},
    body,
    plain,
    leavesAfter,
  }: Asked = {}): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const sent = Date.now();
      const { request } = plain ? http : https;
      const port = this.#port(plain);
      const options = {
        ...this.#to(host),
        port,
        path,
        method,
        headers: { host, ...headers },
        agent: false,
        timeout: 30_000,
      };
      const asked = request(options, (response) => {
        const chunks: Buffer[] = [];
        const parts: number[] = [];
        const end = () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks), parts });
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          parts.push(Date.now() - sent);
          if (parts.length !== leavesAfter) return;
          end();
          asked.destroy();
        });
        response.on('error', reject);
        response.on('end', end);
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer within 30 s from ${host}${path}`)));
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** The same, where the answer has to be 200 and JSON. */
  async json<T>(asked: Asked): Promise<T> {
    const { status, body } = await this.ask(asked);
    if (status !== 200) throw new Error(`${asked.path}: status ${status}: ${body.toString()}`);
    return JSON.parse(body.toString()) as T;
  }

  /** What comes back over a WebSocket for a message. */
  async webSocket(path: string, message: string, plain = false): Promise<string> {
    const { host, ...tls } = this.#to(this.#options.host);
    const url = `${plain ? 'ws' : 'wss'}://${host}:${this.#port(plain)}${path}`;
    const socket = new WebSocket(url, { ...tls, headers: { host: this.#options.host } });
    try {
      await once(socket, 'open');
      socket.send(message);
      const [data] = (await once(socket, 'message')) as [Buffer];
      return data.toString();
    } finally {
      socket.terminate();
    }
  }

  /** One request over HTTP/2, with the trailers of its answer. */
  ask2({ host = this.#options.host, path = '/', method = 'GET', headers = {}, body }: Asked = {}) {
    return new Promise<Omit<Answered, 'headers'> & { readonly trailers: http2.IncomingHttpHeaders }>(
      (resolve, reject) => {
        const { host: address, ...tls } = this.#to(host);
        const session = http2.connect(`https://${address}:${this.#port(false)}`, tls);
        session.on('error', reject);
        const sent = Date.now();
        const stream = session.request({
          ':method': method,
          ':path': path,
          ':authority': host,
          ...headers,
        });
        const chunks: Buffer[] = [];
        const parts: number[] = [];
        let status = 0;
        let trailers: http2.IncomingHttpHeaders = {};
        stream.on('response', (received) => (status = received[':status']!));
        stream.on('trailers', (received: http2.IncomingHttpHeaders) => (trailers = received));
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          parts.push(Date.now() - sent);
        });
        stream.on('error', reject);
        stream.on('end', () => {
          session.close();
          resolve({ status, body: Buffer.concat(chunks), parts, trailers });
        });
        stream.end(body);
      },
    );
  }

  /** The certificate that the proxy shows now. */
  certificate(host = this.#options.host): Promise<ShownCertificate> {
    return new Promise((resolve, reject) => {
      const socket = connectTls({ ...this.#to(host), port: this.#port(false) }, () => {
        const { serialNumber, valid_to, issuer, fingerprint256 } = socket.getPeerCertificate();
        socket.destroy();
        resolve({ serialNumber, validTo: new Date(valid_to), issuer: String(issuer.CN), fingerprint256 });
      });
      socket.on('error', reject);
    });
  }

  #port(plain = false): number {
    const { httpPort = 80, httpsPort = 443 } = this.#options;
    return plain ? httpPort : httpsPort;
  }

  #to(host: string) {
    return { host: this.#options.address, servername: host, ca: this.#options.ca };
  }
}
