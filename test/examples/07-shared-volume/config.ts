import { defineApplication } from '../../../app/define.ts';

/** Files that one workload writes, others read, and a job tidies up. */
export default defineApplication({
  name: 'gallery',
  workloads: {
    upload: {
      image: 'ghcr.io/acme/upload:1.4.0',
      volumes: { pictures: '/srv/pictures' },
      ports: { http: 8080 },
      routes: { upload: { host: 'gallery.example.com', path: '/upload' } },
      scale: { min: 2 },
    },
    pages: {
      image: 'nginxinc/nginx-unprivileged:1.29',
      volumes: { pictures: { mountPath: '/usr/share/nginx/html', readOnly: true } },
      ports: { http: 8080 },
      routes: { pages: { host: 'gallery.example.com' } },
      readinessProbe: { http: {} },
      scale: { min: 2 },
    },
  },
  jobs: {
    tidy: {
      image: 'ghcr.io/acme/upload:1.4.0',
      command: ['upload', 'tidy'],
      volumes: { pictures: '/srv/pictures' },
      schedule: '0 5 * * *',
    },
  },
  volumes: { pictures: { size: '100Gi', accessMode: 'ReadWriteMany', class: 'nfs' } },
});
