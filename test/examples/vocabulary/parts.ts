/** For images that start as root, prepare their files and go on as a user of their own. */
export const startsAsRoot = {
  user: 0,
  readOnlyRoot: false,
  capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
};

/** For PostgreSQL, whose image can also start as its own user. */
export const postgresSecurity = {
  user: 999,
  writable: { '/tmp': '64Mi', '/var/run/postgresql': '1Mi', '/dev/shm': '256Mi' },
};

/** Whether PostgreSQL takes connections. */
export const postgresReady = { exec: { command: ['pg_isready', '--username', 'postgres'] } };

/** Whether Redis or Valkey answers. */
export const redisReady = { exec: { command: ['redis-cli', 'ping'] } };
