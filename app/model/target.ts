/** What an application can run on. */
export const targets = ['docker', 'kubernetes'] as const;

export type Target = (typeof targets)[number];
