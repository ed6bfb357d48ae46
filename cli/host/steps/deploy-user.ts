import { DEPLOY, SUDOERS } from '../names.ts';
import { installPackages, refreshPackages, writeFile } from '../scripts.ts';
import type { Facts } from '../facts.ts';
import type { Step } from '../step.ts';

/** Whoever reaches the engine can become root through a container; so sudo gives nothing that it hasn't already. */
const RULE = `${DEPLOY} ALL=(ALL:ALL) NOPASSWD: ALL`;

/** A user for deploys, with the keys of the one who sets the host up. */
export const deployUser: Step = {
  name: 'deploy user',
  judge: (facts) => {
    if (keysOf(facts.loginKeys).length === 0 && keysOf(facts.deployKeys).length === 0) {
      return {
        holds: false,
        blocks: true,
        found: 'no key is known with which it could log in',
        advice: 'add yours to the authorized_keys of the login that sets the host up: ssh-copy-id',
      };
    }
    const missing = missingOf(facts);
    const count = keysOf(facts.deployKeys).length;
    if (missing.length === 0) {
      return { holds: true, found: `${DEPLOY}, in the group docker, ${count} ${count === 1 ? 'key' : 'keys'}, sudo` };
    }
    return {
      holds: false,
      found: missing.join('; '),
      change: { does: `makes the user ${DEPLOY}: the login's keys, the group docker, sudo without a password`, script },
    };
  },
};

function missingOf({ deployUser, deployGroups, loginKeys, deployKeys, sudoers }: Facts): readonly string[] {
  const known = keysOf(deployKeys);
  const unknown = keysOf(loginKeys).filter((key) => !known.includes(key));
  return [
    ...(deployUser === '' ? [`there is no user ${DEPLOY}`] : []),
    ...(deployUser !== '' && !deployGroups.split(' ').includes('docker') ? ['it is not in the group docker'] : []),
    ...(deployUser !== '' && unknown.length > 0 ? [`${unknown.length} of the login's keys are not its`] : []),
    ...(deployUser !== '' && sudoers !== RULE ? ['it has no sudo'] : []),
  ];
}

/** Entries of an authorized_keys file. */
const keysOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Keys are added and never taken away: those of others may be there. */
const script = `${refreshPackages}
${installPackages('sudo')}
getent group docker >/dev/null || groupadd --system docker
getent passwd ${DEPLOY} >/dev/null || useradd --create-home --shell /bin/bash --password '*' ${DEPLOY}
usermod --append --groups docker ${DEPLOY}
home=$(getent passwd ${DEPLOY} | cut -d: -f6)
group=$(id -gn ${DEPLOY})
install -d -m 0700 -o ${DEPLOY} -g "$group" "$home/.ssh"
touch "$home/.ssh/authorized_keys"
if [ -e "$LOGIN_HOME/.ssh/authorized_keys" ]; then
  while IFS= read -r key || [ -n "$key" ]; do
    case $key in '' | '#'*) continue ;; esac
    grep -qxF -- "$key" "$home/.ssh/authorized_keys" || printf '%s\\n' "$key" >> "$home/.ssh/authorized_keys"
  done < "$LOGIN_HOME/.ssh/authorized_keys"
fi
chown ${DEPLOY}:"$group" "$home/.ssh/authorized_keys"
chmod 0600 "$home/.ssh/authorized_keys"
${writeFile(SUDOERS, RULE, '0440')}
visudo --check --quiet --file=${SUDOERS} || { rm ${SUDOERS}; exit 1; }`;
