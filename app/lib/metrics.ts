/** The labels of one series, such as `{ method: 'GET', status: '200' }`. */
export type Labels = Readonly<Record<string, string>>;

type Kind = 'counter' | 'gauge' | 'histogram';

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly kind: Kind;
  readonly lines: () => string[] | Promise<string[]>;
}

/**
 * The metrics of one process, in Prometheus's text format.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class Metrics {
  readonly contentType = 'text/plain; version=0.0.4; charset=utf-8';
  readonly #metrics: Metric[] = [];

  /** A number that only grows; the function returned adds to it. */
  counter(name: string, help: string): (labels?: Labels, by?: number) => void {
    const series = new Map<string, number>();
    this.#metrics.push({
      name,
      help,
      kind: 'counter',
      lines: () => [...series].map(([key, n]) => `${name}${key} ${n}`),
    });
    return (labels = {}, by = 1) => {
      const key = formatLabels(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    };
  }

  /** A number that is read when somebody asks. Left out while it can't be read. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const lines = async () => [`${name} ${await read()}`];
    this.#metrics.push({ name, help, kind: 'gauge', lines: () => lines().catch(() => []) });
  }

  /** How observations spread over buckets; the function returned takes one observation. */
  histogram(name: string, help: string, bounds: readonly number[]): (labels: Labels, value: number) => void {
    const series = new Map<string, { labels: Labels; buckets: number[]; sum: number; count: number }>();
    this.#metrics.push({
      name,
      help,
      kind: 'histogram',
      lines: () =>
        [...series.values()].flatMap(({ labels, buckets, sum, count }) => [
          ...bounds.map((bound, i) => `${name}_bucket${formatLabels({ ...labels, le: String(bound) })} ${buckets[i]}`),
          `${name}_bucket${formatLabels({ ...labels, le: '+Inf' })} ${count}`,
          `${name}_sum${formatLabels(labels)} ${sum}`,
          `${name}_count${formatLabels(labels)} ${count}`,
        ]),
    });
    return (labels, value) => {
      const key = formatLabels(labels);
      const before = series.get(key) ?? { labels, buckets: bounds.map(() => 0), sum: 0, count: 0 };
      series.set(key, {
        labels,
        buckets: before.buckets.map((n, i) => (value <= bounds[i]! ? n + 1 : n)),
        sum: before.sum + value,
        count: before.count + 1,
      });
    };
  }

  /** Everything, as the body of `GET /metrics`. */
  async render(): Promise<string> {
    const blocks = await Promise.all(
      this.#metrics.map(async ({ name, help, kind, lines }) =>
        [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...(await lines())].join('\n'),
      ),
    );
    return `${blocks.join('\n')}\n`;
  }
}

function formatLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, escapeCharacter)}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escapeCharacter(character: string): string {
  return character === '\n' ? '\\n' : `\\${character}`;
}
