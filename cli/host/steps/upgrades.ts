import { UPGRADES } from '../names.ts';
import { installPackages, refreshPackages, writeFile } from '../scripts.ts';
import type { Step } from '../step.ts';

/** @see https://wiki.debian.org/UnattendedUpgrades */
const SETTINGS = `// Written by \`fairway host setup\`, which replaces it.
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
`;

const KEYS = ['Update-Package-Lists', 'Unattended-Upgrade'];

/** Security updates come by themselves. Nothing is restarted for them but services that they replace. */
export const upgrades: Step = {
  name: 'security updates',
  judge: ({ packages, aptPeriodic, upgradeTimer, rebootRequired }) => {
    const off = KEYS.filter((key) => !aptPeriodic.includes(`APT::Periodic::${key} "1";`));
    const missing = [
      ...(packages.split('\n').includes('unattended-upgrades') ? [] : ['unattended-upgrades is not installed']),
      ...(off.length === 0 ? [] : [`apt does not do by itself: ${off.join(', ')}`]),
      ...(upgradeTimer === 'enabled' ? [] : ['the timer of apt is off']),
    ];
    if (missing.length === 0) {
      return {
        holds: true,
        found: rebootRequired === '' ? 'daily' : 'daily; a reboot is due, for the kernel or a library',
      };
    }
    return {
      holds: false,
      found: missing.join('; '),
      change: {
        does: 'installs unattended-upgrades, which installs security updates daily',
        script: [
          refreshPackages,
          installPackages('unattended-upgrades'),
          writeFile(UPGRADES, SETTINGS),
          'systemctl --quiet enable --now apt-daily.timer apt-daily-upgrade.timer',
        ].join('\n'),
      },
    };
  },
};
