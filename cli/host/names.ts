/** The user who deploys: what `docker -H ssh://deploy@HOST` logs in as. */
export const DEPLOY = 'deploy';

/** Lets that user become root: it is in Docker's group, with which it could anyway. */
export const SUDOERS = '/etc/sudoers.d/fairway-deploy';

/** Settings of sshd; the first file that sets one counts. */
export const DROP_IN = '/etc/ssh/sshd_config.d/00-fairway.conf';

/** Settings of apt that let security updates come by themselves. */
export const UPGRADES = '/etc/apt/apt.conf.d/52fairway';
