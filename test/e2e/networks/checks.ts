import assert from 'node:assert/strict';
import { pauseOf } from '../../../app/parity/pause.ts';
import { overlaps } from '../../../cli/host/addresses.ts';
import { describeLoad, summarize } from '../../load/summary.ts';
import type { Step } from '../deployment.ts';
import { HOST, PORT } from './config.ts';
import type { Networked } from './networked.ts';

/** What a clock of another program, and a busy machine, may add to a pause, in seconds. */
const TOLERANCE = 2;

/** What each kind of network gives and takes. */
export const checks = (networked: Networked): readonly Step[] => {
  const { address } = networked;
  const onHost = `http://${address}:${PORT}`;
  return [
    {
      name: "in the host's network it has the host's addresses, and its port is the host's",
      run: async () => {
        const addresses = (await (await fetch(onHost)).json()) as readonly string[];
        assert.ok(addresses.includes(address), addresses.join(' '));
        assert.ok(addresses.includes('127.0.0.1'));
      },
    },
    {
      name: "on the bridge it goes outside over the host's, and still finds what it connects to by name",
      run: async () => {
        const found = await networked.fetched('bridged', 'http://peer:8080');
        assert.ok(Array.isArray(JSON.parse(found)), found);
        const outside = await networked.fetched('bridged', onHost);
        assert.ok((JSON.parse(outside) as readonly string[]).includes(address), outside);
        const subnets = await networked.docker(
          'network',
          'inspect',
          'bridge',
          '--format',
          '{{(index .IPAM.Config 0).Subnet}}',
        );
        const own = await networked.fetched('bridged', 'http://127.0.0.1:8080');
        const onBridge = (JSON.parse(own) as readonly string[]).filter(
          (one) => /^[\d.]+$/.test(one) && overlaps(`${one}/32`, subnets.trim()),
        );
        assert.equal(onBridge.length, 1, own);
      },
    },
    {
      name: 'who is not said to go outside does not, and is not found from there',
      run: async () => {
        assert.match(await networked.fetched('peer', onHost), /^(ENETUNREACH|ETIMEDOUT|TimeoutError)$/);
        assert.match(await networked.fetched('node', 'http://peer:8080'), /^(ENOTFOUND|EAI_AGAIN)$/);
      },
    },
    {
      name: 'an update on the bridge fails no request',
      run: async (say) => {
        const report = await networked.updateUnderLoad('bridged', { origin: `http://${address}`, host: HOST });
        describeLoad(report).forEach(say);
        const { failed, versions, errors } = summarize(report);
        assert.equal(failed, 0, errors.join('\n'));
        assert.deepEqual(versions, ['v1', 'v2']);
      },
    },
    {
      name: "an update in the host's network pauses for as long as the report says, and no longer",
      run: async (say) => {
        const report = await networked.updateUnderLoad('node', { origin: onHost });
        describeLoad(report).forEach(say);
        const { failed, longestGapSeconds, versions } = summarize(report);
        const { least, stop, start } = pauseOf(networked.workload('node'), 'docker');
        say(`the report says ${least} s at least, ${stop + start!} s at most`);
        assert.ok(failed > 0, 'clients see a pause');
        assert.ok(longestGapSeconds <= stop + start! + TOLERANCE, `${longestGapSeconds} s`);
        assert.deepEqual(versions, ['v1', 'v2']);
      },
    },
  ];
};
