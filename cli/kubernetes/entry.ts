import type { TargetEntry } from '../target-entry.ts';

/** The command line's side of the Kubernetes target. */
export const kubernetes: TargetEntry = {
  title: 'Kubernetes',
  place: { title: 'the cluster', option: '--context CONTEXT', builds: false },

  synthesize: async (application) => (await import('../../charts/synth.ts')).synthesize(application),

  topology: async (application) => (await import('../../charts/topology.ts')).topology(application),

  pushSecrets: async (...args) => (await import('./push-secrets.ts')).pushSecrets(...args),

  deploy: async (application, { kubeContext, kubeconfig, kubeCluster }, secrets) => {
    const { deployKubernetes } = await import('../../charts/deploy.ts');
    return deployKubernetes(application, { kubeContext, kubeconfig, kubeCluster, secrets }).urls;
  },

  reach: async (run, to) => (await import('../reach/cluster.ts')).reachCluster(run, to),

  open: async (run, application, to) => {
    const { KubernetesTarget } = await import('../live/kubernetes/kubernetes-target.ts');
    return new KubernetesTarget(run, application, to);
  },
};
