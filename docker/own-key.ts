/**
 * The key of one of the target's own services, volumes and configs. With an underscore, which no declared name has, it
 * is never that of a workload or its volume.
 */
export const ownKey = (name: string) => `fairway_${name}`;
