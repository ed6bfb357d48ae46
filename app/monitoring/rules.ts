/** A series that is computed from others. */
export interface RecordingRule {
  /** Name of the series. */
  readonly record: string;
  /** In PromQL. */
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Something that somebody is told while it holds. */
export interface AlertingRule {
  readonly alert: string;
  /** In PromQL: it holds for each series that this gives. */
  readonly expr: string;
  /** How long it must hold first: `5m`. */
  readonly for?: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Rules that are evaluated one after another, as a rule file and a PrometheusRule both have them.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
 */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly (RecordingRule | AlertingRule)[];
}
