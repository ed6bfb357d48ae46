import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { askJson } from './client.ts';
import type { Contract, Subject } from './contract.ts';

/** What a replica of the sample's API says about itself. */
interface Status {
  readonly hostname: string;
  readonly schemaVersion: number;
  readonly migratedAt: string;
}

/** In which order things start, and who gets the requests then. */
export const order: readonly Contract[] = [
  {
    name: 'requests reach every replica',
    check: async (subject) => {
      await eventually(30, async () => {
        const api = await subject.target.replicas('api');
        assert.equal((await statusOfEach(subject)).length, api.length);
      });
    },
  },
  {
    name: 'the migration ran before the API took traffic',
    check: async (subject) => {
      assert.match(await subject.target.logs('migrate'), /schema is up to date/);
      const [{ schemaVersion, migratedAt }] = (await statusOfEach(subject)) as [Status];
      assert.ok(schemaVersion > 0, 'the API sees a schema');
      const migrated = Math.floor(Date.parse(migratedAt) / 1000) * 1000;
      const replicas = await subject.target.replicas('api');
      assert.notEqual(replicas.length, 0);
      for (const { id, servesSince } of replicas) {
        assert.ok(
          migrated <= Date.parse(servesSince),
          `${id}: migrated ${migratedAt}, got requests from ${servesSince}`,
        );
      }
    },
  },
];

/** The status of each replica that answers one of many requests at once: one after another, they may share a connection. */
async function statusOfEach(subject: Subject): Promise<readonly Status[]> {
  const answers = await Promise.all(Array.from({ length: 20 }, () => askJson<Status>(subject, '/api/status')));
  return [...new Map(answers.map((status) => [status.hostname, status])).values()];
}
