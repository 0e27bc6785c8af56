#!/bin/sh
# Builds one binary with the Swift runtime in it, and lays out what is installed beside it: scales, manual
# pages, completions, R and Python files, licence. Usage: stage.sh FOLDER. The same input gives the same
# bytes: manual pages bear the day of the last commit, or of SOURCE_DATE_EPOCH.
set -eu
stage=$1
cd "$(dirname "$0")/../.."

# Found beside the program first, so that an archive can carry its libraries; then where the system has
# them. DT_RPATH and not DT_RUNPATH: it holds for the libraries of the libraries too.
scratch=.build-static
swift build -c release --product waymark --scratch-path $scratch --static-swift-stdlib \
  -Xlinker -rpath -Xlinker '$ORIGIN/../lib' -Xlinker --disable-new-dtags
built=$scratch/release/waymark

rm -rf "$stage"
mkdir -p "$stage/bin" "$stage/share/waymark" "$stage/share/man/man1" "$stage/share/doc/waymark" \
  "$stage/share/bash-completion/completions" "$stage/share/zsh/site-functions" \
  "$stage/share/fish/vendor_completions.d"
cp "$built" "$stage/bin/waymark"
strip --strip-all "$stage/bin/waymark"

# The C libraries of the system that the program is linked to.
missing=$(ldd "$stage/bin/waymark" | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p')
if [ -n "$missing" ]; then
  echo "These libraries are missing, without which waymark does not start:" >&2
  echo "$missing" | sed 's/^/  /' >&2
  echo "On Debian: apt install libopenblas0-pthread libnlopt0 libyaml-0-2 libssl3 zlib1g libexpat1 \
    libzip4 libreadstat1 libxlsxwriter4 libstdc++6" >&2
  exit 1
fi

cp -R Scales "$stage/share/waymark/scales"
cp -R contrib/r "$stage/share/waymark/r"
mkdir "$stage/share/waymark/python"
cp contrib/python/waymark.py "$stage/share/waymark/python/"
cp LICENSE README.md CHANGELOG.md CITATION.cff "$stage/share/doc/waymark/"

"$stage/bin/waymark" --generate-completion-script bash \
  > "$stage/share/bash-completion/completions/waymark"
"$stage/bin/waymark" --generate-completion-script zsh > "$stage/share/zsh/site-functions/_waymark"
"$stage/bin/waymark" --generate-completion-script fish \
  > "$stage/share/fish/vendor_completions.d/waymark.fish"

# The manual is ArgumentParser's: its generator is built once, in a folder of its own.
swift build -c release --package-path $scratch/checkouts/swift-argument-parser \
  --scratch-path .build-manual --product generate-manual
if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
  day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)
else
  day=$(git log -1 --format=%cs 2>/dev/null || date -u -r CHANGELOG.md +%Y-%m-%d)
fi
.build-manual/release/generate-manual "$stage/bin/waymark" --multi-page --date "$day" \
  --output-directory "$stage/share/man/man1"

find "$stage" -type d -exec chmod 755 {} +
find "$stage" -type f -exec chmod 644 {} +
chmod 755 "$stage/bin/waymark"
