import { generateKeyPairSync, sign } from 'node:crypto';

/** A server's certificate that is its own authority, and its key: both as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a certificate, so that no private key has to lie in the repository.
 *
 * @param hosts names, beside 127.0.0.1
 * @param serialNumber from 1 to 127
 * @param end when it is no longer valid; before 2050
 */
export function createCertificate(
  hosts: readonly string[] = [],
  serialNumber = 1,
  end = new Date('2049-12-31T23:59:59Z'),
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = Buffer.from('0603550403', 'hex');
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('test')))));
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from(utcTime(end))));
  const subjectAltName = Buffer.from('0603551d11', 'hex');
  const names = hosts.map((host) => der(0x82, Buffer.from(host)));
  const subjects = der(0x04, sequence(...names, der(0x87, Buffer.from([127, 0, 0, 1]))));

  const body = sequence(
    der(0xa0, integer(2)), // X.509 version 3
    integer(serialNumber),
    ecdsaWithSha256,
    name, // issuer
    validity,
    name, // subject
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(subjectAltName, subjects))),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = sequence(body, ecdsaWithSha256, signature).toString('base64');
  // Lines of 64, none of them empty: that would end the text.
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** `491231235959Z` */
const utcTime = (date: Date) => `${date.toISOString().slice(2, 19).replaceAll(/\D/g, '')}Z`;

/** One value in ASN.1's binary form: tag, length, content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const size = value.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

function sequence(...content: readonly Buffer[]): Buffer {
  return der(0x30, ...content);
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}
