/** What an application can run on. */
export const knownTargets = ['docker', 'kubernetes'] as const;

export type Target = (typeof knownTargets)[number];

/** What this project's application runs on: a team that needs one of them only drops the other. */
export const targets: readonly Target[] = ['docker', 'kubernetes'];
