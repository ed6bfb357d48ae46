import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lossless, noShell, type DockerFault } from './fault.ts';
import type { DockerStage } from './stage.ts';

/** How large the new layer is, and how much of it there is room for. */
const [LAYER_MIB, ROOM_MIB] = [4, 1];

/** What happens where the host's disk has no room. */
export const diskFaults: readonly DockerFault[] = [
  {
    id: 'disk-full',
    name: 'the disk is full while the image of a new version is pulled, and has room for the next deploy',
    bounds: lossless,
    skip: noShell,
    act: async (stage) => {
      const before = await stage.version();
      const version = stage.nextVersion();
      stage.change({ build: { context: largerVersion(stage), args: { VERSION: version } }, env: { VERSION: null } });
      await stage.build();
      await fillDisk(stage);
      try {
        const { code, stderr } = await stage.attemptDeploy();
        assert.equal(code, 1);
        assert.match(stderr, /no space left on device/);
        await stage.answers(before);
      } finally {
        await freeDisk(stage);
      }
      await stage.deploy();
      await stage.calm();
      await stage.answers(version);
      stage.sample.undo();
      return 'the first command fails with the reason, the second succeeds';
    },
  },
];

/** A version of the application with a layer that no host has yet. @returns its build context */
function largerVersion({ sample }: DockerStage): string {
  const [{ image } = { image: '' }] = sample.application().workloads;
  const folder = join(sample.folder, 'larger');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Dockerfile'), `FROM ${image}\nARG VERSION\nENV VERSION=$VERSION\nCOPY layer /layer\n`);
  writeFileSync(join(folder, 'layer'), randomBytes(LAYER_MIB * 2 ** 20));
  return folder;
}

/** Where the engine first writes what it pulls there is no more room; what else is on the host has its own. */
async function fillDisk({ host }: DockerStage): Promise<void> {
  const folder = await downloads({ host });
  await host.run(`mkdir -p ${folder} && mount -t tmpfs -o size=${ROOM_MIB}m tmpfs ${folder}`);
}

async function freeDisk({ host }: DockerStage): Promise<void> {
  await host.run(`umount ${await downloads({ host })}`);
}

async function downloads({ host }: Pick<DockerStage, 'host'>): Promise<string> {
  return `${(await host.docker('info', '--format', '{{.DockerRootDir}}')).trim()}/tmp`;
}
