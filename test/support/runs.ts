/** Times more than usual that properties are tried, such as `PROPERTY_RUNS=20 npm test -- test/properties`. */
const FACTOR = Number(process.env['PROPERTY_RUNS'] ?? 1);

/** How often a property is tried. */
export const runs = (usual: number) => ({ numRuns: Math.ceil(usual * FACTOR) });
