import { gzipSync } from 'node:zlib';
import { doorsTo } from '../doors.ts';
import { application, secretValues } from './application.ts';
import type { Faults } from './subject.ts';

/** A way of being wrong. */
interface Fault {
  /** Ends "a target". */
  readonly that: string;
  readonly wrong: Faults;
  /** The contracts that it breaks, and the key that each names. */
  readonly breaks: Readonly<Record<string, string>>;
}

const { TOKEN } = secretValues;

const everyDoor = application.workloads.flatMap((workload) => doorsTo(workload, []));

const early = '2026-01-01T00:00:01.000Z';

/** Targets that are wrong, each in one way. */
export const faults: readonly Fault[] = [
  {
    that: 'whose replicas carry no labels',
    wrong: { replica: () => ({ labels: {} }) },
    breaks: {
      'as many replicas run as the model asks for, found by the labels of the application and the workload':
        'workloads.web.scale.min',
    },
  },
  {
    that: 'that runs another image',
    wrong: { replica: () => ({ images: [`web@sha256:${'0'.repeat(64)}`] }) },
    breaks: { 'every image that was built runs by its digest': 'workloads.web.image' },
  },
  {
    that: 'that drops variables, files and the folder',
    wrong: { facts: () => ({ environment: [], files: {}, workingDir: '/' }) },
    breaks: {
      'each variable has the value that the model gives it': 'workloads.web.env.LEVEL',
      'each config is a file with its content and its mode': 'workloads.web.files.settings',
      'a secret that is declared as a file is one, with its value': 'workloads.web.secrets.TOKEN',
      'each process works in its folder': 'workloads.web.workingDir',
    },
  },
  {
    that: 'that runs everything as root, with every right and without limits',
    wrong: {
      facts: ({ writable }) => ({
        user: 0,
        capabilities: ['SYS_ADMIN'],
        noNewPrivileges: false,
        rootIsReadOnly: false,
        writable: writable.slice(1),
        limits: { memoryBytes: null, cpuMillis: null },
      }),
    },
    breaks: {
      'each container runs as its user and group': 'workloads.mail.security.user',
      'each container has the capabilities that it keeps, and no other': 'workloads.mail.security.capabilities',
      'no container can gain privileges': 'workloads.mail.security',
      "each container's root is read-only, and its writable paths are writable": 'workloads.mail.security.readOnlyRoot',
      'each container has its limits of CPU and memory': 'workloads.web.resources.limits',
    },
  },
  {
    that: 'that runs jobs as root, with another right and without limits, variables and secrets',
    wrong: {
      runs: [{ image: `web@sha256:${'0'.repeat(64)}`, startedAt: early, succeeded: true }],
      testimony: {
        status: ['Uid:\t0\t0', 'Gid:\t0\t0', 'CapBnd:\t0000000000002000', 'NoNewPrivs:\t0'],
        env: [],
        file: [],
        root: ['rw'],
        writable: [],
        memory: ['max'],
        cpu: ['max 100000'],
      },
    },
    breaks: {
      'each container runs as its user and group': 'jobs.migrate.security.user',
      'each container has the capabilities that it keeps, and no other': 'jobs.migrate.security.capabilities',
      'no container can gain privileges': 'jobs.migrate.security',
      "each container's root is read-only, and its writable paths are writable": 'jobs.migrate.security.readOnlyRoot',
      'each container has its limits of CPU and memory': 'jobs.migrate.resources.limits',
      'each variable and each secret of a job has its value': 'jobs.migrate.secrets.TOKEN',
      'each run of a job whose image was built is of its digest': 'jobs.migrate.image',
    },
  },
  {
    that: 'that gives a secret to everyone',
    wrong: { facts: () => ({ secrets: { TOKEN: ['/tmp/token'] } }) },
    breaks: {
      'a secret is in the environment or the files of the workloads that declare it, and of no other':
        'workloads.mail.secrets.TOKEN',
    },
  },
  {
    that: 'that tells a secret wherever it can',
    wrong: {
      logs: `token ${TOKEN}`,
      descriptions: Buffer.from(TOKEN).toString('base64'),
      deployed: `TOKEN: ${TOKEN}`,
      imagesHolding: ['web'],
    },
    breaks: {
      'no secret is in the files that are deployed': 'secrets.TOKEN',
      'no secret is in a log': 'secrets.TOKEN',
      'no secret is in what the target tells about the application': 'secrets.TOKEN',
      "no secret is in an image's layers or history": 'secrets',
    },
  },
  {
    that: 'that keeps a secret in the record of a deploy',
    wrong: { descriptions: JSON.stringify({ state: gzipSync(`Env: ${TOKEN}`).toString('base64') }) },
    breaks: { 'no secret is in what the target tells about the application': 'secrets.TOKEN' },
  },
  {
    that: 'on which nobody reaches anybody',
    wrong: { facts: () => ({ reaches: [] }) },
    breaks: {
      'each declared connection between workloads is open, under the name and port of the model':
        'workloads.web.connectsTo',
    },
  },
  {
    that: 'on which everybody reaches everybody',
    wrong: { facts: () => ({ reaches: everyDoor }), openedPorts: [80, 5432] },
    breaks: {
      'workloads that declare no connection between them reach each other neither by name nor by address':
        'workloads.mail.connectsTo',
      'a declared connection is open in its own direction only': 'workloads.stock.connectsTo',
      'the ports that answer from outside are the ones that the application declares': 'workloads',
    },
  },
  {
    that: 'that starts everything at once, and jobs never',
    wrong: {
      runs: [],
      replica: (name) => (name === 'web' ? { servesSince: early } : {}),
      testimony: { met: ['stock\tdoes not answer: ECONNREFUSED', 'migrate\tanswers 500'] },
    },
    breaks: {
      'a job has completed before a workload that waits for it gets requests': 'workloads.web.dependsOn.migrate',
      'a workload gets requests after those that must be healthy first': 'workloads.web.dependsOn.stock',
      'a program starts after those that must be healthy first': 'jobs.migrate.dependsOn.stock',
      'a program starts after the jobs that must have completed first': 'workloads.web.dependsOn.migrate',
      'a job with a schedule runs when it is due, to a good end': 'jobs.tidy.schedule',
    },
  },
  {
    that: 'whose programs started a second time, before those that they need',
    wrong: {
      testimony: { met: ['stock\tis there', 'stock\tanswers 503', 'migrate\tis there', 'migrate\tanswers 500'] },
    },
    breaks: {
      'a program starts after those that must be healthy first': 'workloads.web.dependsOn.stock',
      'a program starts after the jobs that must have completed first': 'workloads.web.dependsOn.migrate',
    },
  },
  {
    that: 'that starts a job while it runs',
    wrong: {
      runs: [0, 1].map((minute) => ({ startedAt: `2026-01-01T00:0${minute}:00.000Z`, succeeded: false })),
    },
    breaks: {
      'a job that may not overlap has one run at a time, also when the next one is due meanwhile':
        'jobs.tidy.schedule.overlap',
    },
  },
  {
    that: 'that replaces nothing',
    wrong: { leavesDead: true },
    breaks: {
      'a replica of any workload that ends is replaced': 'workloads.mail.scale.min',
      'what a volume holds outlives a restart of the workload': 'workloads.stock.scale',
    },
  },
  {
    that: 'that empties volumes',
    wrong: { forgetsVolumes: true },
    breaks: {
      'what a volume holds outlives a restart of the workload': 'workloads.stock.volumes.data',
      'an update reaches every replica, and what volumes hold outlives it': 'workloads.stock.volumes.data',
      'replicas with a volume each find it again after the workload was scaled out and in':
        'workloads.stock.volumes.data',
    },
  },
  {
    that: 'that takes an update and does nothing',
    wrong: { ignoresUpdates: true },
    breaks: {
      'an update reaches every replica, and what volumes hold outlives it': 'workloads.mail.env.CONTRACT_RELEASE',
      'replicas with a volume each find it again after the workload was scaled out and in': 'workloads.stock.scale.min',
    },
  },
];
