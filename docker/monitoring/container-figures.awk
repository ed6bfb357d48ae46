# Figures of an application's containers in Prometheus's text format, from files that the engine and the kernel keep:
# no question to the engine, and so no socket.
#
# awk -v application=notes -v cgroups=/host/cgroup -f container-figures.awk /host/containers/*/config.v2.json
#
# Each input is one container as the engine describes it, on one line. Replicas are told apart by their slot, not by
# their container: a series goes on when the container is replaced, and its start time changes. Names are those of
# cAdvisor where the meaning is the same. https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md

field("com.docker.stack.namespace") != application { next }

{
  workload = substr(field("com.docker.swarm.service.name"), length(application) + 2)
  split(field("com.docker.swarm.task.name"), task, ".")
  replica = workload SUBSEP task[2]
  created = field("Created")
  # The swarm keeps a few that have ended: the newest of a slot counts, once it has started.
  if (workload == "" || created < newest[replica] || field("StartedAt") ~ /^0001/) next
  newest[replica] = created
  id[replica] = part(FILENAME, 1)
  started[replica] = seconds(field("StartedAt"))
  exit_code[replica] = number("ExitCode")
}

END {
  for (replica in newest) {
    split(replica, names, SUBSEP)
    labels = sprintf("{workload=\"%s\",replica=\"%s\"}", names[1], names[2])
    measure(id[replica])
    add("container_running", "gauge", running)
    add("container_start_time_seconds", "gauge", started[replica])
    if (!running) {
      add("container_exit_code", "gauge", exit_code[replica])
      continue
    }
    add("container_cpu_usage_seconds_total", "counter", cpu)
    add("container_memory_working_set_bytes", "gauge", memory)
    if (limit != "") add("container_spec_memory_limit_bytes", "gauge", limit)
  }
  for (name in samples) printf "# TYPE %s %s\n%s", name, type[name], samples[name]
}

# What the kernel counts for a container, by version 2 or 1 of its control groups, as either driver names them.
function measure(container,    v1, v2, bytes) {
  v2 = first(cgroups "/system.slice/docker-" container ".scope/cpu.stat", cgroups "/docker/" container "/cpu.stat")
  v1 = first(cgroups "/cpuacct/docker/" container "/cpuacct.usage", cgroups "/cpuacct/system.slice/docker-" container ".scope/cpuacct.usage")
  running = v2 != "" || v1 != ""
  limit = ""
  if (v2 != "") {
    sub(/cpu\.stat$/, "", v2)
    cpu = value(v2 "cpu.stat", "usage_usec") / 1e6
    memory = content(v2 "memory.current") - value(v2 "memory.stat", "inactive_file")
    limit = content(v2 "memory.max")
  } else if (v1 != "") {
    cpu = content(v1) / 1e9
    sub(/\/cpuacct\//, "/memory/", v1)
    sub(/cpuacct\.usage$/, "", v1)
    memory = content(v1 "memory.usage_in_bytes") - value(v1 "memory.stat", "total_inactive_file")
    limit = content(v1 "memory.limit_in_bytes")
  }
  # Without a limit the kernel says `max`, or the largest number of pages that there can be.
  if (limit == "max" || limit + 0 > 1e18) limit = ""
}

function add(name, kind, figure) {
  type[name] = kind
  samples[name] = samples[name] name labels " " sprintf("%.15g", figure) "\n"
}

# A text of the description. The names are unique in it: inside of a text a quote has a backslash before it.
function field(name) {
  if (!match($0, "\"" name "\":\"[^\"]*\"")) return ""
  return substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 5)
}

function number(name) {
  if (!match($0, "\"" name "\":[0-9]+")) return 0
  return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) + 0
}

# 2026-01-31T12:00:00.123Z as seconds since 1970. A year is counted from March on, so that its last day may be a 29th.
function seconds(time,    parts, year, month, days) {
  split(time, parts, /[-T:.Z]/)
  year = parts[1] - (parts[2] < 3)
  month = (parts[2] + 9) % 12
  days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * month + 2) / 5) + parts[3] - 719469
  return ((days * 24 + parts[4]) * 60 + parts[5]) * 60 + parts[6]
}

# A part of a path, counted from its end.
function part(path, fromEnd,    parts, count) {
  count = split(path, parts, "/")
  return parts[count - fromEnd]
}

# The first of two files that can be read.
function first(one, other) {
  if (content(one) != "") return one
  return content(other) == "" ? "" : other
}

# The first line of a file; nothing where there is none.
function content(file,    line) {
  line = ""
  if ((getline line < file) > 0) close(file)
  return line
}

# The number behind a key in a file of keys and numbers.
function value(file, key,    line, words, found) {
  found = 0
  while ((getline line < file) > 0) if (split(line, words, " ") == 2 && words[1] == key) found = words[2]
  close(file)
  return found
}
