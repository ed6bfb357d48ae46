import type { Application } from '../model/application.ts';
import type { Container } from '../model/container.ts';
import type { Job } from '../model/job.ts';
import type { Workload } from '../model/workload.ts';
import type { Place } from './row.ts';

type Volume = Application['volumes'][number];

/** Places in one thing, their paths as they are below it: `scale.max`. */
type PlacesIn<T> = (thing: T, application: Application) => readonly Place[];

type Where = (application: Application) => readonly Place[];

/** Places in the workloads. */
export const inEachWorkload =
  (places: PlacesIn<Workload>): Where =>
  (application) =>
    below('workloads', application.workloads, places, application);

/** Places in the jobs. */
export const inEachJob =
  (places: PlacesIn<Job>): Where =>
  (application) =>
    below('jobs', application.jobs, places, application);

/** Places in the workloads and jobs. */
export const inEachContainer =
  (places: PlacesIn<Container>): Where =>
  (application) => [...inEachWorkload(places)(application), ...inEachJob(places)(application)];

/** Places in the volumes. */
export const inEachVolume =
  (places: PlacesIn<Volume>): Where =>
  (application) =>
    below('volumes', application.volumes, places, application);

/** A place, if something holds there. */
export const placeIf = (holds: boolean, path: string, detail?: string): readonly Place[] =>
  holds ? [{ path, detail }] : [];

function below<T extends { readonly name: string }>(
  section: string,
  things: readonly T[],
  places: PlacesIn<T>,
  application: Application,
): readonly Place[] {
  return things.flatMap((thing) =>
    places(thing, application).map(({ path, detail }) => ({ path: `${section}.${thing.name}.${path}`, detail })),
  );
}
