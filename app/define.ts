import type { ApplicationConfig } from './schema/application.ts';
import type { ReferenceConfig } from './schema/env.ts';

/**
 * Describes an application. Gives the config back as it is: this only lends it its types.
 *
 * @example
 * export default defineApplication({ name: 'hello', workloads: { web: { image: 'nginx:1' } } });
 */
export function defineApplication(config: ApplicationConfig): ApplicationConfig {
  return config;
}

/** The value of a declared secret. */
export const secret = (name: string) => ({ secret: name });

/** The DNS name of a workload. */
export const host = (workload: string) => ({ host: workload });

/** The number of a workload's port; name the port where there are several. */
export const portOf = (workload: string, port?: string) => ({ portOf: workload, ...(port && { port }) });

/** `host:port` of a workload; name the port where there are several. */
export const address = (workload: string, port?: string) => ({ address: workload, ...(port && { port }) });

/** The public URL of a workload, such as `https://notes.example.com`; name the route where there are several. */
export const urlOf = (workload: string, route?: string) => ({ urlOf: workload, ...(route && { route }) });

/** The image that another workload or job builds or names. */
export const imageOf = (workload: string) => ({ imageOf: workload });

/** What can stand inside a template: another one too. */
type TemplatePart = ReferenceConfig | string | number | { readonly template: readonly (ReferenceConfig | string)[] };

/**
 * Text with references inside.
 *
 * @example template`postgres://app:${secret('DB_PASSWORD')}@${address('db')}/app`
 */
export function template(texts: TemplateStringsArray, ...values: readonly TemplatePart[]) {
  const parts = texts.flatMap((text, index) => {
    const value = values[index];
    if (value === undefined) return [text];
    if (typeof value !== 'object') return [text, String(value)];
    return [text, ...('template' in value ? value.template : [value])];
  });
  return { template: parts.filter((part) => part !== '') };
}
