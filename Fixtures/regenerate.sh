#!/bin/sh
# Runs every script of the fixtures again and shows what would change. Needs git, and python3 and R with what versions.txt names.
set -eu
cd "$(dirname "$0")"

export LC_ALL=C TZ=UTC OPENBLAS_NUM_THREADS=1

# Simulated data and exported data first, then what is expected of them.
for name in generate.py regenerate.R expected.R expected-adjusted.R optimum.py; do
  find . -name "$name" | sort | while read -r script; do
    echo "$script" >&2
    case $script in
      *.py) (cd "$(dirname "$script")" && python3 "$name") ;;
      *.R) (cd "$(dirname "$script")" && Rscript --vanilla "$name") ;;
    esac
  done
done

Rscript --vanilla -e '
  for (name in c("R", "jsonlite", "lme4", "lmerTest", "psych", "psychTools", "sandwich", "survival"))
    cat(name, if (name == "R") paste(R.version$major, R.version$minor, sep = ".") else packageDescription(name)$Version, "\n")
' | sed 's/ *$//' > versions.txt
python3 -c 'import mpmath; print("mpmath", mpmath.__version__)' >> versions.txt
python3 -c 'import openpyxl; print("openpyxl", openpyxl.__version__)' >> versions.txt
python3 -c 'import pyreadstat; print("pyreadstat", pyreadstat.__version__)' >> versions.txt

git diff --exit-code -- .
