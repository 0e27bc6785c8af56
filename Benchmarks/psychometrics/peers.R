# The same with R's psych and lavaan on the files that `psychometrics-bench data` wrote. Their own seconds go to
# stderr as JSON, the processor's where the machine was busy, with what was found.
#   Rscript peers.R FOLDER polychoric|splits|study
arguments <- commandArgs(trailingOnly = TRUE)
path <- function(name) file.path(arguments[1], name)
list_of <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
timed <- function(work) { t <- system.time(found <- work); list(seconds = min(t[["elapsed"]], sum(t[1:2])), found = found) }
say <- function(...) cat(sprintf(...), "\n", file = stderr(), sep = "")
if (arguments[2] == "polychoric") {
  suppressPackageStartupMessages(library(lavaan))
  items <- as.data.frame(matrix(readBin(path("items.bin"), "integer", 5e5, size = 1), ncol = 50))
  t <- timed(lavCor(items, ordered = names(items)))
  say('{"seconds": %.4f, "version": "lavaan %s", "correlations": %s}', t$seconds, packageVersion("lavaan"), list_of(t$found))
} else if (arguments[2] == "splits") {
  suppressPackageStartupMessages(library(psych))
  r <- matrix(readBin(path("correlations.bin"), "double", 256), 16)
  dimnames(r) <- list(paste0("w", 1:16), paste0("w", 1:16))
  invisible(splitHalf(r, brute = TRUE))
  t <- timed(splitHalf(r, brute = TRUE))
  say('{"seconds": %.4f, "version": "psych %s", "best": %.15g, "worst": %.15g}', t$seconds, packageVersion("psych"), t$found$maxrb, t$found$minrb)
} else {
  suppressPackageStartupMessages(library(psych))
  answers <- t(matrix(readBin(path("study.bin"), "double", 60 * 20 * 8), 8))
  colnames(answers) <- paste0("w", 1:8)
  rows <- data.frame(id = rep(1:60, each = 20), time = rep(1:20, 60), answers)
  t <- timed(mlr(rows, grp = "id", Time = "time", items = 3:10, aov = TRUE, lmer = FALSE, lme = FALSE, alpha = FALSE))
  say('{"seconds": %.4f, "version": "psych %s", "components": %s}', t$seconds, packageVersion("psych"), list_of(t$found$components$variance[1:7]))
}
