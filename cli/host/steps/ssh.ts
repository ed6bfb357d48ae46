import { DEPLOY, DROP_IN } from '../names.ts';
import { confirmed, undoUnlessConfirmed, writeFile } from '../scripts.ts';
import type { Step, Verdict } from '../step.ts';

/**
 * `docker -H ssh://` opens a connection for every request: ten at once are sshd's limit, fewer than a deploy makes.
 *
 * @see https://man.openbsd.org/sshd_config#MaxStartups
 */
const ALWAYS = { maxstartups: '100:30:200' };

/** Nobody gets in by a guessed password, and nobody as root. */
const HARDENED = {
  permitrootlogin: 'no',
  passwordauthentication: 'no',
  kbdinteractiveauthentication: 'no',
  pubkeyauthentication: 'yes',
};

/** As sshd_config has them. */
const KEYWORDS: Readonly<Record<string, string>> = {
  maxstartups: 'MaxStartups',
  permitrootlogin: 'PermitRootLogin',
  passwordauthentication: 'PasswordAuthentication',
  kbdinteractiveauthentication: 'KbdInteractiveAuthentication',
  pubkeyauthentication: 'PubkeyAuthentication',
};

/** Room for a deploy's connections; with `--harden`, and ever after, keys only and no root. */
export const ssh: Step = {
  name: 'ssh',
  judge: (facts, { harden }) => {
    const hardened = harden || facts.sshDropIn.includes('PermitRootLogin no');
    const wanted: Readonly<Record<string, string>> = { ...ALWAYS, ...(hardened ? HARDENED : {}) };
    const effective = settingsOf(facts.sshd);
    const differing = Object.keys(wanted).filter((key) => effective[key] !== wanted[key]);
    if (differing.length === 0) return { holds: true, found: describe(effective) };
    const found = differing.map((key) => `${KEYWORDS[key]} is ${effective[key] ?? 'unknown'}`).join(', ');
    return facts.sshDropIn === fileOf(wanted).trim()
      ? overruled(found)
      : { holds: false, found, change: change(wanted) };
  },
};

const describe = (effective: Readonly<Record<string, string>>) =>
  Object.entries(HARDENED).every(([key, value]) => effective[key] === value)
    ? 'keys only, no root'
    : `root may log in (${effective['permitrootlogin']}), passwords: ${effective['passwordauthentication']}; see --harden`;

/** The file is there and doesn't count. */
const overruled = (found: string): Verdict => ({
  holds: false,
  found,
  advice: `something else in /etc/ssh/sshd_config sets it before ${DROP_IN} does, or for a Match: take it out`,
});

function change(wanted: Readonly<Record<string, string>>) {
  const closing = wanted['permitrootlogin'] === 'no';
  return {
    does: closing
      ? `allows keys only and refuses root, after a login as ${DEPLOY} has been proven to work`
      : 'allows as many connections at once as a deploy makes',
    proof: closing
      ? {
          loginAs: DEPLOY,
          script: `id -nG ${DEPLOY} | grep -qw docker`,
          otherwise: `root stays allowed: the login as ${DEPLOY} with sudo must work first`,
        }
      : undefined,
    script: [
      `[ ! -e ${DROP_IN} ] || cp -p ${DROP_IN} ${DROP_IN}.before`,
      writeFile(DROP_IN, fileOf(wanted)),
      `sshd -t || { ${restore}; exit 1; }`,
      undoUnlessConfirmed('ssh', `${restore}; ${RELOAD}`),
      RELOAD,
    ].join('\n'),
    confirm: [confirmed('ssh'), `rm -f ${DROP_IN}.before`].join('\n'),
    loginAs: closing ? DEPLOY : undefined,
  };
}

const restore = `if [ -e ${DROP_IN}.before ]; then mv ${DROP_IN}.before ${DROP_IN}; else rm -f ${DROP_IN}; fi`;

const RELOAD = 'systemctl try-reload-or-restart ssh.service';

const fileOf = (wanted: Readonly<Record<string, string>>) =>
  [
    '# Written by `fairway host setup`, which replaces it.',
    ...Object.entries(wanted).map(([key, value]) => `${KEYWORDS[key]} ${value}`),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** `sshd -T` prints a lower-case keyword and its value a line. */
function settingsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split('\n').map((line) => [line.split(' ', 1)[0]!, line.slice(line.indexOf(' ') + 1)]),
  );
}
