#!/bin/sh
# Makes waymark-VERSION-linux-ARCHITECTURE.tar.gz and SHA256SUMS in FOLDER: everything that is installed,
# the libraries that a bare glibc system has not, and the licences of what travels. Usage: dist.sh FOLDER
set -eu
cd "$(dirname "$0")/../.."
out=$1
version=$(sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/Studies/Program.swift)
name=waymark-$version-linux-$(uname -m)
root=.build-dist/$name
rm -rf .build-dist
mkdir -p .build-dist "$out"
contrib/packaging/stage.sh "$root"

mkdir "$root/lib" "$root/licences"
# All libraries but those of glibc, which every system of the kind has and which must be its own.
ldd "$root/bin/waymark" | sed -n 's/^[[:space:]]*\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' |
while read -r soname path; do
  case $soname in
    libc.so.*|libm.so.*|libpthread.so.*|libdl.so.*|librt.so.*|ld-linux*) continue ;;
  esac
  cp -L "$path" "$root/lib/$soname"
  package=$(dpkg-query -S "$(readlink -f "$path")" 2>/dev/null | head -1 | cut -d: -f1)
  [ -n "$package" ] || package=$(dpkg-query -S "$path" | head -1 | cut -d: -f1)
  echo "$soname $package $(dpkg-query -W -f '${Version}' "$package" | head -1)" >> "$root/lib/VERSIONS"
  cp -L "/usr/share/doc/$package/copyright" "$root/licences/$package"
done
LC_ALL=C sort -o "$root/lib/VERSIONS" "$root/lib/VERSIONS"
chmod 755 "$root"/lib/*.so.*
chmod 644 "$root/lib/VERSIONS" "$root"/licences/*

# What is linked into the program itself.
cp LICENSE "$root/licences/waymark"
for package in .build-static/checkouts/*; do
  cp "$package/LICENSE.txt" "$root/licences/$(basename "$package")"
done
swift=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
cp "$swift/share/swift/LICENSE.txt" "$root/licences/swift-runtime" 2>/dev/null ||
  cp .build-static/checkouts/swift-argument-parser/LICENSE.txt "$root/licences/swift-runtime"
cp -L "/usr/share/doc/$(dpkg-query -S /usr/include/boost/math/distributions/normal.hpp | cut -d: -f1)/copyright" \
  "$root/licences/boost-math"
chmod 644 "$root"/licences/*
cp contrib/packaging/INSTALL.txt "$root/INSTALL.txt"
chmod 644 "$root/INSTALL.txt"

epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
tar -C .build-dist --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" -cf - "$name" |
  gzip -9n > "$out/$name.tar.gz"
(cd "$out" && sha256sum "$name.tar.gz" > SHA256SUMS && cat SHA256SUMS && ls -l "$name.tar.gz")
