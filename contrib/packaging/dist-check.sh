#!/bin/sh
# Unpacks the archive in FOLDER into an empty Debian made with debootstrap, and uses it there: as nobody,
# without network, from another folder. Needs root and debootstrap. Usage: dist-check.sh FOLDER [SUITE]
set -eu
cd "$(dirname "$0")/../.."
out=$1
suite=${2:-bookworm}
[ "$(id -u)" = 0 ] || { echo "dist-check needs root: it changes into another root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first." >&2; exit 1; }
(cd "$out" && sha256sum -c SHA256SUMS)
base=.build-check/$suite
if [ ! -f "$base/.complete" ]; then
  rm -rf "$base"
  mkdir -p "$base"
  debootstrap --variant=minbase "$suite" "$base" >.build-check/debootstrap.log
  touch "$base/.complete"
fi
home=$base/home/somebody
rm -rf "$home"
mkdir -p "$home"
tar -C "$home" -xzf "$out"/waymark-*.tar.gz
cp -R Fixtures/studies/support-sim "$home/study"
chown -R 65534:65534 "$home"

# The program finds what lies beside it by /proc, as on every running system.
mountpoint -q "$base/proc" || mount -t proc proc "$base/proc"
trap 'umount "$base/proc"' EXIT

inside() { chroot --userspec=65534:65534 "$base" env -i HOME=/home/somebody PATH=/usr/bin:/bin sh -euc "$1"; }
echo "== libraries that are not the archive's own (glibc only):"
inside 'cd /; ldd /home/somebody/waymark-*/bin/waymark' | grep -v /home/somebody/ || true
if inside 'cd /; ldd /home/somebody/waymark-*/bin/waymark' | grep -v /home/somebody/ |
  grep '=>' | grep -Ev 'lib(c|m|pthread|dl|rt)\.so'; then
  echo "A library of the system is used that may not be there." >&2
  exit 1
fi
inside 'ln -s /home/somebody/waymark-*/bin/waymark /home/somebody/waymark; cd /tmp
  W=/home/somebody/waymark
  $W --version
  $W selftest
  $W scales list | wc -l
  cd /home/somebody/study
  $W quarterly study.yml --out ../out
  $W verify ../out/manifest.json --study study.yml
  printf "id,w1,w2,w3,w4,w5,w6,w7\n007,3,3,4,3,2,3,3\n" | $W score - --scale swemwbs --pattern "w{n}"'
echo "dist-check: it runs in an empty $suite"
