import { z } from 'zod';

const expected = { error: '"overlay", "bridge" or "host"' };

/**
 * The network that a workload is in.
 *
 * - `overlay`: one of its own for each workload that it may talk to, and one that leads outside if it may go there
 * - `bridge`: the same, but it goes outside over the host's own bridge, which is shared with whatever else is on it
 * - `host`: the host's. It has the host's addresses and interfaces, and its `ports` are the host's ports: for what
 *   needs multicast, every interface, or no translation of addresses in between
 *
 * The last two lead outside, so `'internet'` must stand in `connectsTo`.
 *
 * Docker: networks of the swarm, the engine's `bridge`, the engine's `host`. A workload in the host's network has no name
 * that others could resolve, and resolves none. Kubernetes: `hostNetwork` of the pod for `host`; the other two are the
 * same, because the network of pods is the cluster's matter.
 *
 * @see https://docs.docker.com/engine/network/drivers/
 * @default 'overlay'
 */
export const networkSchema = z.enum(['overlay', 'bridge', 'host'], expected);
