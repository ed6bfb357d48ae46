/**
 * Elasticsearch on three nodes that know each other by name, and Kibana.
 *
 * @see https://github.com/elastic/elasticsearch
 */
import { defineApplication, host, portOf, secret, template } from '../../../app/define.ts';

export const gaps = [
  'a step that makes certificates for all nodes: they are given by hand, as secrets',
  'a step that sets a password once the nodes run, which would be a job after the deploy',
  'memory that is never swapped out, and more memory maps: matters of the host',
  'a probe over HTTPS for which 401 is an answer: a port that is open has to do',
];

const NODES = ['es01', 'es02', 'es03'];

/** A node; the others are found by their names, which are those of the workloads. */
const node = (name: string) => {
  const others = NODES.filter((other) => other !== name);
  return {
    image: 'docker.elastic.co/elasticsearch/elasticsearch:9.2.2',
    command: ['/usr/local/bin/docker-entrypoint.sh', 'eswrapper'],
    env: {
      ES_SETTING_NODE_NAME: name,
      ES_SETTING_CLUSTER_NAME: 'docker-cluster',
      ES_SETTING_CLUSTER_INITIAL__MASTER__NODES: NODES.join(','),
      ES_SETTING_DISCOVERY_SEED__HOSTS: others.join(','),
      ES_SETTING_XPACK_SECURITY_TRANSPORT_SSL_KEY: 'certs/node.key',
      ES_SETTING_XPACK_SECURITY_TRANSPORT_SSL_CERTIFICATE: 'certs/node.crt',
      ELASTIC_PASSWORD: secret('ELASTIC_PASSWORD'),
    },
    secrets: {
      NODE_KEY: '/usr/share/elasticsearch/config/certs/node.key',
      NODE_CERTIFICATE: '/usr/share/elasticsearch/config/certs/node.crt',
    },
    volumes: { [`data-${name}`]: '/usr/share/elasticsearch/data' },
    ports: { http: 9200, transport: 9300 },
    startupProbe: { tcp: { port: 'http' }, failureThreshold: 60 },
    readinessProbe: { tcp: { port: 'http' } },
    connectsTo: others,
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
    security: { readOnlyRoot: false },
  };
};

export default defineApplication({
  name: 'elastic',
  workloads: {
    es01: node('es01'),
    es02: node('es02'),
    es03: node('es03'),
    kibana: {
      image: 'docker.elastic.co/kibana/kibana:9.2.2',
      command: ['/usr/local/bin/kibana-docker'],
      env: {
        ELASTICSEARCH_HOSTS: template`https://${host('es01')}:${portOf('es01', 'http')}`,
        ELASTICSEARCH_USERNAME: 'kibana_system',
        ELASTICSEARCH_PASSWORD: secret('KIBANA_PASSWORD'),
      },
      volumes: { 'kibana-data': '/usr/share/kibana/data' },
      ports: { http: 5601 },
      routes: { ui: { host: 'kibana.example.com' } },
      readinessProbe: { http: { path: '/api/status' } },
      dependsOn: { es01: 'healthy', es02: 'healthy', es03: 'healthy' },
      security: { readOnlyRoot: false },
    },
  },
  volumes: {
    'data-es01': { size: '50Gi' },
    'data-es02': { size: '50Gi' },
    'data-es03': { size: '50Gi' },
    'kibana-data': { size: '1Gi' },
  },
  secrets: { ELASTIC_PASSWORD: {}, KIBANA_PASSWORD: {}, NODE_KEY: {}, NODE_CERTIFICATE: {} },
});
