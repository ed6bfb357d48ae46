import { quote } from '../../docker/quote.ts';

/** A word that no file that is written here has as a line. */
const END = 'FAIRWAY_END';

/** Writes a file as a whole: whoever reads it meanwhile finds the old one or the new one. */
export function writeFile(path: string, content: string, mode = '0644'): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return [
    `mkdir -p ${quote(folder)}`,
    `cat > ${quote(`${path}.new`)} << '${END}'`,
    `${content.replace(/\n$/, '')}\n${END}`,
    `chmod ${mode} ${quote(`${path}.new`)}`,
    `mv ${quote(`${path}.new`)} ${quote(path)}`,
  ].join('\n');
}

/** Another program may be installing something, as a new machine does at its first start: it is waited for. */
const APT = 'DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0';

/** When the package sources were read last. */
const READ = '/run/fairway-packages-read';

/** Reads what the package sources offer, unless a setup did within the hour. */
export const refreshPackages = `if [ -z "$(find ${READ} -mmin -60 2>/dev/null)" ]; then
  tries=0
  until ${APT} update >&2; do
    tries=$((tries + 1))
    [ "$tries" -lt 5 ] || exit 1
    sleep 10
  done
  touch ${READ}
fi`;

/** Installs packages; those that are there stay as they are. */
export const installPackages = (...names: readonly string[]) =>
  `${APT} -y --no-install-recommends --no-upgrade install ${names.join(' ')} >&2`;

/** Seconds in which a change is confirmed, or undone by the host. */
export const CONFIRM_WITHIN_SECONDS = 60;

/** Has the host undo a change by itself, whatever becomes of the connection. */
export function undoUnlessConfirmed(change: string, undo: string): string {
  const unit = `fairway-undo-${change}`;
  return [
    `systemctl stop ${unit}.timer 2>/dev/null || :`,
    `systemd-run --quiet --collect --unit=${unit} --on-active=${CONFIRM_WITHIN_SECONDS} ` +
      `--timer-property=AccuracySec=1s /bin/sh -c ${quote(undo)}`,
  ].join('\n');
}

/** Lets a change stand. */
export function confirmed(change: string): string {
  const timer = `fairway-undo-${change}.timer`;
  return [
    `systemctl is-active --quiet ${timer} || { echo 'the host has undone it already: run setup again' >&2; exit 1; }`,
    `systemctl stop ${timer}`,
  ].join('\n');
}
