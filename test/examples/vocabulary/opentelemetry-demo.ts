/**
 * The OpenTelemetry demo: a shop of a dozen services in as many languages, a flag service, and where they report to.
 *
 * @see https://github.com/open-telemetry/opentelemetry-demo
 */
import { address, defineApplication, host, portOf, secret, template } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady } from './parts.ts';

export const gaps = [
  'a probe that asks over gRPC: checkout and product-catalog are asked over TCP',
  'an SQL file with passwords for the roles that it makes: a file has no secrets inside, so it is a secret as a whole',
  'a folder that is filled once and then written by the workload: flagd-ui edits the flags that flagd reads',
  "the host itself, seen from the collector: the root file system and the engine's socket",
  'layers of files, of which a person picks some: TypeScript composes them',
];

const VERSION = '2.1.3';

/** What each service of the shop has in common: its image, its port, and where it reports to. */
function service(name: string, port: number, memory: string) {
  return {
    image: `ghcr.io/open-telemetry/demo:${VERSION}-${name}`,
    ports: { main: port },
    readinessProbe: { tcp: {} },
    resources: { requests: { cpu: '20m', memory }, limits: { memory } },
  };
}

/** Variables that all services have; `portName` is how each calls its own port. */
function telemetry(name: string, portName: string, port: number) {
  return {
    [portName]: port,
    OTEL_SERVICE_NAME: name,
    OTEL_EXPORTER_OTLP_ENDPOINT: template`http://${address('otel-collector', 'grpc')}`,
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'cumulative',
    OTEL_RESOURCE_ATTRIBUTES: `service.namespace=opentelemetry-demo,service.version=${VERSION}`,
    FLAGD_HOST: host('flagd'),
    FLAGD_PORT: portOf('flagd', 'grpc'),
  };
}

export default defineApplication({
  name: 'shop',
  workloads: {
    ad: { ...service('ad', 9555, '300M'), env: telemetry('ad', 'AD_PORT', 9555) },
    cart: {
      ...service('cart', 7070, '160M'),
      env: { ...telemetry('cart', 'CART_PORT', 7070), VALKEY_ADDR: address('valkey-cart') },
      dependsOn: { 'valkey-cart': 'healthy' },
    },
    checkout: {
      ...service('checkout', 5050, '20M'),
      env: {
        ...telemetry('checkout', 'CHECKOUT_PORT', 5050),
        CART_ADDR: address('cart'),
        CURRENCY_ADDR: address('currency'),
        EMAIL_ADDR: template`http://${address('email')}`,
        PAYMENT_ADDR: address('payment'),
        PRODUCT_CATALOG_ADDR: address('product-catalog'),
        SHIPPING_ADDR: template`http://${address('shipping')}`,
        GOMEMLIMIT: '16MiB',
      },
      dependsOn: { cart: 'started', currency: 'healthy', email: 'healthy', payment: 'healthy' },
    },
    currency: { ...service('currency', 7001, '20M'), env: telemetry('currency', 'CURRENCY_PORT', 7001) },
    email: { ...service('email', 6060, '100M'), env: telemetry('email', 'EMAIL_PORT', 6060) },
    payment: { ...service('payment', 50051, '140M'), env: telemetry('payment', 'PAYMENT_PORT', 50051) },
    quote: { ...service('quote', 8090, '40M'), env: telemetry('quote', 'QUOTE_PORT', 8090) },
    shipping: {
      ...service('shipping', 50050, '20M'),
      env: { ...telemetry('shipping', 'SHIPPING_PORT', 50050), QUOTE_ADDR: template`http://${address('quote')}` },
    },
    recommendation: {
      ...service('recommendation', 9001, '500M'),
      env: {
        ...telemetry('recommendation', 'RECOMMENDATION_PORT', 9001),
        PRODUCT_CATALOG_ADDR: address('product-catalog'),
      },
    },
    'product-catalog': {
      ...service('product-catalog', 3550, '20M'),
      command: ['./product-catalog'],
      env: {
        ...telemetry('product-catalog', 'PRODUCT_CATALOG_PORT', 3550),
        DB_CONNECTION_STRING: template`postgres://otelu:${secret('DB_PASSWORD')}@${address('astronomy-db')}/otel`,
      },
      dependsOn: { 'astronomy-db': 'healthy' },
    },
    'image-provider': {
      ...service('image-provider', 8081, '120M'),
      env: telemetry('image-provider', 'IMAGE_PROVIDER_PORT', 8081),
      readinessProbe: { http: { path: '/status' } },
    },
    frontend: {
      ...service('frontend', 8080, '250M'),
      env: {
        ...telemetry('frontend', 'PORT', 8080),
        AD_ADDR: address('ad'),
        CART_ADDR: address('cart'),
        CHECKOUT_ADDR: address('checkout'),
        CURRENCY_ADDR: address('currency'),
        PRODUCT_CATALOG_ADDR: address('product-catalog'),
        RECOMMENDATION_ADDR: address('recommendation'),
        SHIPPING_ADDR: template`http://${address('shipping')}`,
      },
      dependsOn: { ad: 'healthy', currency: 'healthy', recommendation: 'healthy' },
    },
    // Its own gateway stays: it does more than routes do.
    'frontend-proxy': {
      ...service('frontend-proxy', 8080, '90M'),
      env: {
        ...telemetry('frontend-proxy', 'ENVOY_PORT', 8080),
        FRONTEND_HOST: host('frontend'),
        FRONTEND_PORT: portOf('frontend'),
        IMAGE_PROVIDER_HOST: host('image-provider'),
        IMAGE_PROVIDER_PORT: portOf('image-provider'),
      },
      routes: { shop: { host: 'shop.example.com' } },
      dependsOn: { frontend: 'healthy' },
    },
    'load-generator': {
      image: `ghcr.io/open-telemetry/demo:${VERSION}-load-generator`,
      env: { K6_TARGET_URL: template`http://${address('frontend-proxy')}` },
      resources: { requests: { memory: '512M' } },
    },
    flagd: {
      image: 'ghcr.io/open-feature/flagd:v0.12.9',
      args: ['start', '--uri', 'file:/etc/flagd/demo.flagd.json'],
      files: { flags: '/etc/flagd/demo.flagd.json' },
      ports: { grpc: 8013, ofrep: 8016 },
    },
    'astronomy-db': {
      image: 'postgres:18',
      args: ['-c', 'shared_preload_libraries=pg_stat_statements'],
      env: { POSTGRES_DB: 'otel', POSTGRES_PASSWORD_FILE: '/run/secrets/db-password' },
      secrets: { DB_PASSWORD: '/run/secrets/db-password', INIT_SQL: '/docker-entrypoint-initdb.d/init.sql' },
      ports: { sql: 5432 },
      readinessProbe: postgresReady,
      security: {
        ...postgresSecurity,
        writable: { ...postgresSecurity.writable, '/var/lib/postgresql': '1Gi' },
      },
    },
    'valkey-cart': {
      image: 'valkey/valkey:9',
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999, readOnlyRoot: false },
    },
    'otel-collector': {
      image: 'otel/opentelemetry-collector-contrib:0.142.0',
      args: ['--config=/etc/otelcol-config.yml'],
      files: { collector: '/etc/otelcol-config.yml' },
      ports: { grpc: 4317, http: 4318 },
      resources: { limits: { memory: '400M' } },
    },
  },
  secrets: { DB_PASSWORD: {}, INIT_SQL: {} },
  configs: {
    flags: { file: 'src/flagd/demo.flagd.json' },
    collector: { file: 'src/otel-collector/otelcol-config.yml' },
  },
});
