// The pages' entry: reads the settings, and serves until it is told to stop.
import { Drain } from '../lib/drain.ts';
import { run } from '../lib/run.ts';
import { numberSetting, textSetting } from '../lib/settings.ts';
import type { KubernetesOptions } from './kubernetes.ts';
import { createWeb } from './web.ts';

await run('web', () => {
  const drain = new Drain();
  const server = createWeb({
    apiAddress: textSetting('API_ADDRESS', 'localhost:8080'),
    application: textSetting('APPLICATION', 'notes'),
    bannerFile: textSetting('BANNER_FILE', '/etc/notes/banner.txt'),
    kubernetes: findKubernetes(),
    drain,
  });
  return { port: numberSetting('PORT', 8080), seconds: numberSetting('DRAIN_SECONDS', 5), server, drain };
});

/** Kubernetes tells every pod where its API is. */
function findKubernetes(): KubernetesOptions | null {
  const host = textSetting('KUBERNETES_SERVICE_HOST', '');
  if (!host) return null;
  const port = numberSetting('KUBERNETES_SERVICE_PORT', 443);
  return { host, port, accountDirectory: '/var/run/secrets/kubernetes.io/serviceaccount' };
}
