# Everything Waymark needs on Debian 12, beside a Swift 6.3 toolchain, git and make.

packages := libopenblas-dev libboost-math-dev libnlopt-dev libyaml-dev libssl-dev zlib1g-dev libexpat1-dev libzip-dev libreadstat-dev libxlsxwriter-dev libstdc++-12-dev pkg-config
waymark := .build/release/waymark

PREFIX ?= /usr/local

.PHONY: quarterly frameworks test golden build lint format deps clean bench-score bench-change bench-mixed bench-services bench-packets bench-tables bench-classes bench-psychometrics bench-deps \
  install uninstall dist dist-check check-report bench-report \
  test-spark

# From a survey export to a report: one study of real answers, one that is simulated.
quarterly: build
	@$(waymark) quarterly Fixtures/studies/state-anxiety/study.yml --out out/
	@$(waymark) quarterly Fixtures/studies/support-sim/study.yml --out out-simulated/

# A simulated study of each outcomes framework, each with its report, in out-frameworks/.
frameworks: build
	@mkdir -p out-frameworks
	@for study in Fixtures/studies/frameworks/*/study.yml; do \
	  $(waymark) quarterly $$study --out out-frameworks/$$(basename $$(dirname $$study))/ || exit; done

build: deps
	swift build -c release --product waymark

test: deps
	swift build -c release --build-tests --explicit-target-dependency-import-check error
	swift test -c release --skip-build --disable-xctest

# Writes anew what is said of every kind of trouble (Fixtures/diagnostics): read the difference before it is kept.
golden: deps
	swift build -c release --build-tests
	WAYMARK_GOLDEN=write swift test -c release --skip-build --disable-xctest --filter GoldenDiagnosticTests
	git --no-pager diff --stat -- Fixtures/diagnostics

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format format --in-place --recursive --parallel Package.swift Sources Tests

# One binary with the Swift runtime in it, its scales, manual pages and completions. DESTDIR is honoured.
install: deps
	contrib/packaging/stage.sh .build-install
	mkdir -p "$(DESTDIR)$(PREFIX)"
	rm -rf "$(DESTDIR)$(PREFIX)/share/waymark"
	cp -R .build-install/. "$(DESTDIR)$(PREFIX)/"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/waymark" "$(DESTDIR)$(PREFIX)"/share/man/man1/waymark.1 \
	  "$(DESTDIR)$(PREFIX)"/share/man/man1/waymark.*.1 \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/waymark" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_waymark" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/waymark.fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/waymark" "$(DESTDIR)$(PREFIX)/share/doc/waymark"

# An archive that runs on a bare glibc system, with checksums, in out-dist/.
dist: deps
	contrib/packaging/dist.sh out-dist

# The same, used in an empty Debian made with debootstrap: needs root and the network once.
dist-check:
	contrib/packaging/dist-check.sh out-dist

# Speed of 'waymark score' beside other programs: needs the network once; see Benchmarks/score.
bench-score: build bench-deps
	@test -x .build-bench/venv/bin/python || python3 -m venv .build-bench/venv
	@.build-bench/venv/bin/pip install --quiet --requirement Benchmarks/score/requirements.txt
	@test -f .build-bench/score/dirty.csv || python3 Benchmarks/score/generate.py .build-bench/score
	@python3 Benchmarks/score/compare.py $(waymark) .build-bench/venv/bin/python .build-bench/score

# Speed of 'waymark change' and 'waymark journeys' beside R: see Benchmarks/change.
bench-change: build bench-deps
	@test -f .build-bench/change/six.csv || python3 Benchmarks/change/generate.py .build-bench/change
	@python3 Benchmarks/change/compare.py $(waymark) .build-bench/change

# Speed of reading a workbook beside openpyxl: needs the network once; see Benchmarks/tables.
bench-tables: build bench-deps
	@test -x .build-bench/tables/venv/bin/python || python3 -m venv .build-bench/tables/venv
	@.build-bench/tables/venv/bin/pip install --quiet --requirement Benchmarks/tables/requirements.txt
	@test -f .build-bench/tables/survey.xlsx || \
	  .build-bench/tables/venv/bin/python Benchmarks/tables/generate.py .build-bench/tables
	@python3 Benchmarks/tables/compare.py $(waymark) .build-bench/tables/venv/bin/python .build-bench/tables

# Speed of mixed models beside R's lme4: see Benchmarks/mixed. LARGE=1 streams ten million people as well.
bench-mixed: build bench-deps
	@test -f .build-bench/mixed/crossed.csv || Rscript Benchmarks/mixed/generate.R .build-bench/mixed
	@test -z "$(LARGE)" || test -f .build-bench/mixed/large.csv || \
	  Rscript Benchmarks/mixed/generate.R .build-bench/mixed large
	@swift build -c release --package-path Benchmarks/mixed --scratch-path .build-bench/mixed/build
	@python3 Benchmarks/mixed/compare.py $(waymark) .build-bench/mixed/build/release/mixed-bench .build-bench/mixed

# Speed of comparing 10,000 services beside R: see Benchmarks/services.
bench-services: build bench-deps
	@test -f .build-bench/services/post.bin || Rscript Benchmarks/services/generate.R .build-bench/services
	@swift build -c release --package-path Benchmarks/services --scratch-path .build-bench/services/build
	@python3 Benchmarks/services/compare.py .build-bench/services/build/release/services-bench .build-bench/services

# Speed of the search for kinds of journey beside R's lcmm, where that is: see Benchmarks/classes.
bench-classes: bench-deps
	@swift build -c release --package-path Benchmarks/classes --scratch-path .build-bench/classes/build
	@python3 Benchmarks/classes/compare.py .build-bench/classes/build/release/classes-bench .build-bench/classes

# Speed of the figures of an appraisal beside R's psych and lavaan: see Benchmarks/psychometrics. WHOLE=1 appraises a
# file of a million people as well.
bench-psychometrics: bench-deps $(if $(WHOLE),build)
	@swift build -c release --package-path Benchmarks/psychometrics --scratch-path .build-bench/psychometrics/build
	@python3 Benchmarks/psychometrics/compare.py .build-bench/psychometrics/build/release/psychometrics-bench \
	  .build-bench/psychometrics $(if $(WHOLE),$(waymark))

# Looks at reports in a browser, light and dark, narrow and wide, by key and on paper: needs the network
# once; see Tests/Browser. After that every run of the tests looks too.
check-report: packages += chromium python3-venv
check-report: deps
	@test -x .build-browser/venv/bin/python || python3 -m venv .build-browser/venv
	@.build-browser/venv/bin/pip install --quiet --requirement Tests/Browser/requirements.txt
	swift build -c release --build-tests
	swift test -c release --skip-build --disable-xctest --filter BrowserTests

# Packets of rows that lie in Spark: needs the network once; see contrib/spark.
test-spark: packages += openjdk-17-jre-headless python3-venv
test-spark: build
	@test -x .build-spark/venv/bin/python || python3 -m venv .build-spark/venv
	@.build-spark/venv/bin/pip install --quiet --requirement contrib/spark/requirements.txt
	@.build-spark/venv/bin/python contrib/spark/test.py $(waymark)

# Packets from 10,000,000 rows beside reading them alone: see Benchmarks/packets.
bench-packets: build bench-deps
	@test -f .build-bench/packets/visits.csv || Rscript Benchmarks/packets/generate.R .build-bench/packets
	@python3 Benchmarks/packets/compare.py $(waymark) .build-bench/packets

# Size and time of a report on sixty services: see Benchmarks/report.
bench-report: build
	@python3 Benchmarks/report/run.py $(waymark) .build-bench/report

# Installs what is missing, once, and says so in one line; does nothing when all is there.
bench-deps: packages += python3-venv r-base-core r-cran-data.table r-cran-psych r-cran-dplyr r-cran-tidyr \
  r-cran-lme4 r-cran-lmertest r-cran-lavaan
bench-deps deps:
	@missing=""; for p in $(packages); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  echo "Installing system libraries$${sudo:+ through sudo}:$$missing"; \
	  $$sudo apt-get update -qq >/dev/null && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	fi

clean:
	rm -rf .build .build-static .build-bench .build-browser .build-spark .build-install .build-dist .build-manual .build-check out out-simulated out-frameworks out-dist
