import { loadApplication } from '../../../app/model/load.ts';
import { versionsOf } from '../../../cli/secrets/version.ts';

/** A value in which every character must arrive as it is. */
export const VALUE = 'cañary "$1"\n\n';

export const config = {
  name: 'shop',
  workloads: { web: { image: 'web:1', secrets: { TOKEN: '/run/token', DB_PASSWORD: '/run/db' } } },
  secrets: { TOKEN: { length: 20 }, DB_PASSWORD: {} },
};

export const values = { TOKEN: VALUE, DB_PASSWORD: 'abc' };
export const versions = versionsOf(values, 'key');

/** An application with two secrets whose versions are known. */
export const application = loadApplication(config, {
  record: { images: {}, secrets: { docker: versions, kubernetes: versions } },
});
