# Writes the simulated scores that are timed, the same in every run (fixed seeds), rows person after person:
#   shared.csv   person,t,group,y   100,000 people, occasions 0 to 5, some leave for good, some gaps
#   own.csv      the same with each person's own times
#   crossed.csv  person,service,worker,t,y   10,000 people at 0 to 5, each in one of 50 services, and at
#                every row with one of 500 workers
# With a second argument "large": large.csv, as shared.csv with 10,000,000 people and all 60,000,000 rows
# (some 900 MB): what was not seen is an empty cell. Nobody's.
suppressPackageStartupMessages(library(data.table))
setDTthreads(1)
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

# First and last of those who stay: 9 in 100 leave after each occasion; 4 in 100 of the rest are gaps, never
# the first.
people <- function(first, N, own, whole = FALSE) {
  person <- rep(seq_len(N), each = 6); occasion <- rep(0:5, N)
  stay <- 1 + pmin(rgeom(N, .09), 5)
  kept <- occasion < stay[person] & (occasion == 0 | runif(6 * N) > .04)
  group <- rbinom(N, 1, .5); level <- rnorm(N, 0, 5); slope <- .04 * level + rnorm(N, 0, .8)
  t <- if (own) round(occasion + (occasion > 0) * runif(6 * N, -.4, .4), 3) else occasion
  y <- round(25 + level[person] + (slope[person] - .6 - .4 * group[person]) * t + rnorm(6 * N, 0, 3), 1)
  if (whole) y[!kept] <- NA
  data.table(person = first + person - 1L, t = t, group = group[person], y = y)[whole | kept]
}

if (length(arguments) > 1 && arguments[2] == "large") {
  file <- file.path(folder, "large.csv")
  set.seed(24)
  for (part in 0:19) fwrite(people(part * 500000L + 1L, 500000L, FALSE, whole = TRUE), file, append = part > 0)
} else {
  set.seed(21); fwrite(people(1L, 100000L, FALSE), file.path(folder, "shared.csv"))
  set.seed(22); fwrite(people(1L, 100000L, TRUE), file.path(folder, "own.csv"))
  set.seed(23)
  N <- 10000L
  person <- rep(seq_len(N), each = 6); t <- rep(0:5, N); service <- sample(50L, N, TRUE); worker <- sample(500L, 6 * N, TRUE)
  level <- rnorm(N, 0, 5); slope <- rnorm(N, 0, .8); at_service <- rnorm(50, 0, 2); at_worker <- rnorm(500, 0, 1.5)
  y <- round(25 + level[person] + (slope[person] - .8) * t + at_service[service[person]] + at_worker[worker] + rnorm(6 * N, 0, 3), 1)
  fwrite(data.table(person, service = service[person], worker, t, y), file.path(folder, "crossed.csv"))
}
