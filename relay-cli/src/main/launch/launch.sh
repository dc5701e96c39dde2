# How relay6 is started, from its source tree and from a package: read by both launchers.
# They set: java, the Java to run; jar, the program; options, the file jvm.options; cache, where what
# the JVM has loaded once is kept (JEP 514), which need not be there; program, what was typed.
# shellcheck shell=sh disable=SC2154

# Makes the cache. Without it relay6 only starts more slowly, so that a failure is no error.
make_cache() {
  "$java" @"$options" -XX:AOTCacheOutput="$cache" -Xlog:disable -Xlog:all=off \
    -jar "$jar" rehearse >/dev/null 2>&1 || rm -f "$cache"
}

# The demo runs in a network of its own, which needs no root where user namespaces are allowed.
enter_demo_network() {
  for way in "--user --map-root-user --net" "--net"; do
    # shellcheck disable=SC2086
    if unshare $way true 2>/dev/null; then
      echo "unshare $way --"
      return
    fi
  done
  cat >&2 <<REFUSED
The demo runs on simulated machines, and the kernel refused to create them: neither a user namespace
(unshare --user --net) nor, without root, a network namespace is allowed here. Try one of these:
  sudo $program demo
  sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0     (Ubuntu)
  docker run --privileged ...                                    (in a container)
REFUSED
  exit 1
}

# Becomes relay6 with these arguments.
launch() {
  network=
  case "${1:-} $*" in
    "demo "*--help* | "demo "*" -h"*) ;;
    "demo "*)
      network=$(enter_demo_network)
      export RELAY6_DEMO_NAMESPACE=1
      ;;
  esac
  set -- -jar "$jar" "$@"
  # A cache that does not fit any more, as after copying without times, is passed over in silence.
  [ ! -f "$cache" ] || set -- -XX:AOTCache="$cache" "-Xlog:aot*=off" "$@"
  # shellcheck disable=SC2086
  exec $network "$java" @"$options" "$@"
}
