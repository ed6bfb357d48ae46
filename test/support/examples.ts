import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import type { DeployRecord } from '../../app/model/record.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';

const FOLDER = join(import.meta.dirname, '../examples');

/** One example in one environment. */
export interface Example {
  /** Such as `06-multi-environment (prod)`. */
  readonly title: string;
  readonly config: ApplicationConfig;
  readonly application: Application;
  /** Folder of the files that are expected of it. */
  readonly expected: string;
}

/** Every example in every environment, the one without a name first. */
export async function examples(): Promise<readonly Example[]> {
  const names = readdirSync(FOLDER).filter((name) => /^\d\d-/.test(name));
  return (await Promise.all(names.map(variantsOf))).flat();
}

async function variantsOf(name: string): Promise<readonly Example[]> {
  const folder = join(FOLDER, name);
  const { default: config, record } = (await import(join(folder, 'config.ts'))) as ExampleModule;
  const readFile = (path: string) => readFileSync(join(folder, path), 'utf8');
  return [undefined, ...Object.keys(config.environments ?? {})].map((environment) => ({
    title: environment === undefined ? name : `${name} (${environment})`,
    config,
    application: loadApplication(config, { environment, record, readFile }),
    expected: join(folder, 'expected', ...(environment === undefined ? [] : ['environments', environment])),
  }));
}

interface ExampleModule {
  readonly default: ApplicationConfig;
  readonly record?: DeployRecord;
}
