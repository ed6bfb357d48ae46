import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from '../support/command.ts';

/** The images of the local engine that hold one of the texts in a layer, or in what is known about their making. */
export async function imagesHolding(
  references: readonly string[],
  texts: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const reference of references) {
    if (await holds(reference, texts)) found.push(reference);
  }
  return found;
}

async function holds(reference: string, texts: readonly string[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-image-'));
  try {
    const archive = join(folder, 'image.tar');
    await run(['docker', 'pull', '--quiet', reference]);
    await run(['docker', 'save', '--output', archive, reference]);
    await run(['tar', '--extract', '--file', archive, '--directory', folder]);
    rmSync(archive);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => {
        const content = unpack(readFileSync(join(entry.parentPath, entry.name)));
        return texts.some((text) => content.includes(text));
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Layers are packed or not, depending on how the engine stores images. */
function unpack(content: Buffer): Buffer {
  const packed = content[0] === 0x1f && content[1] === 0x8b;
  return packed ? gunzipSync(content) : content;
}
