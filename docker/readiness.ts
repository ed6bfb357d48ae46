import type { Application } from '../app/model/application.ts';
import type { Probe, Workload } from '../app/model/workload.ts';
import { BUSYBOX } from './busybox.ts';
import { config } from './files.ts';
import { ownKey } from './own-key.ts';
import { probeCommand } from './probe.ts';
import type { Config } from './stack.ts';

/** In the proxy's memory: a folder for each workload whose replicas are asked, with the files below. */
export const READINESS = '/dev/shm/fairway-readiness';

/** There while some replicas are ready and others aren't. */
export const SOME = 'some';

/** There while no replica is ready. */
export const NONE = 'none';

/** Each holds the address of a ready replica. If fewer are ready, several hold the same; if more are, they take turns. */
export const SLOTS = ['1', '2', '3', '4'];

/** The readinessProbe of a workload that the proxy serves, where it can be asked from outside of the container. */
export function askedProbe({ routes, readinessProbe }: Workload): Probe | undefined {
  return routes.length > 0 && readinessProbe?.action.kind !== 'exec' ? readinessProbe : undefined;
}

/** What the proxy asks, a workload in each line. A config can't be empty, so there is always a line that explains. */
export function readinessConfig(application: Application): Config {
  const lines = application.workloads.flatMap((workload) => {
    const probe = askedProbe(workload);
    if (probe === undefined) return [];
    const { periodSeconds, failureThreshold } = probe;
    return [`${workload.name} ${periodSeconds} ${failureThreshold} ${probeCommand(probe, '$address')}\n`];
  });
  const content = ['# workload, period, failures that count, command that asks\n', ...lines].join('');
  return config(application, { name: ownKey('proxy_readiness'), content });
}

/**
 * A part of a shell script: `watch_readiness FILE` asks each replica of the workloads listed in the file, at the pace of
 * their probes, and tells Caddy by files which replicas are ready. Caddy looks for these files at each request: nothing is
 * loaded anew, and no open request is touched, when a replica stops being ready.
 *
 * A replica that is new in the swarm's DNS was ready a moment ago: its first health check has ended well. One that was
 * there before the proxy may long have stopped being ready: its first failure counts.
 */
export const watchReadiness = `
watch_readiness() {
  last=0
  while :; do
    now=$(${BUSYBOX} date +%s)
    while read -r name period failures command; do
      [ "$name" != '#' ] || continue
      addresses=$(addresses_of "$name")
      [ -z "$addresses" ] || look_after
    done < "$1"
    last=$now
    ${BUSYBOX} sleep 1
  done
}

addresses_of() {
  ${BUSYBOX} timeout 2 ${BUSYBOX} nslookup -type=a "$1" 127.0.0.11 2>/dev/null |
    ${BUSYBOX} awk '/^Name:/ { found = 1 } found && /^Address/ { printf "%s ", $NF }'
}

look_after() {
  folder=${READINESS}/$name
  ${BUSYBOX} mkdir -p $folder/replicas
  for address in $addresses; do
    replica=$folder/replicas/$address
    due=$((now / period != last / period))
    if [ ! -e $replica ]; then
      due=1
      echo $((last > 0 ? 0 : failures - 1)) > $replica
    fi
    if [ $due = 1 ]; then ask & fi
  done
  for replica in $folder/replicas/*; do
    case " $addresses" in *" \${replica##*/} "*) ;; *) ${BUSYBOX} rm $replica ;; esac
  done
  tell
}

# The file of a replica holds how often it has failed in a row. It is never read while it is being written.
ask() {
  count=0
  if ! eval "$command" > /dev/null 2>&1; then
    read -r count < $replica
    count=$((count + 1))
  fi
  [ -e $replica ] || return
  echo $count > $folder/of.$address
  ${BUSYBOX} mv $folder/of.$address $replica
}

tell() {
  set --
  missing=0
  for address in $addresses; do
    read -r count < $folder/replicas/$address
    if [ "$count" -lt $failures ]; then set -- "$@" $address; else missing=1; fi
  done
  if [ $# = 0 ]; then
    : > $folder/${NONE}
  elif [ $missing = 0 ]; then
    ${BUSYBOX} rm -f $folder/${NONE} $folder/${SOME}
  else
    for slot in ${SLOTS.join(' ')}; do
      eval "address=\\\${$(((now + slot) % $# + 1))}"
      echo $address > $folder/new
      ${BUSYBOX} mv $folder/new $folder/$slot
    done
    : > $folder/${SOME}
    ${BUSYBOX} rm -f $folder/${NONE}
  fi
}
`;
