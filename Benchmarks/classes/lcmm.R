# One start of lcmm::hlme on the rows that classes-bench writes: seconds and log-likelihood, as JSON.
library(lcmm)
arguments <- commandArgs(TRUE)
rows <- read.csv(arguments[1])
classes <- as.integer(arguments[2])
one <- hlme(score ~ time, random = ~ time, subject = "person", data = rows, verbose = FALSE)
begun <- proc.time()[["elapsed"]]
fit <- hlme(score ~ time, mixture = ~ time, random = ~ time, subject = "person", ng = classes,
  data = rows, B = one, verbose = FALSE)
seconds <- proc.time()[["elapsed"]] - begun
cat(sprintf('{"seconds": %.3f, "logLik": %.8f, "converged": %d}\n', seconds, fit$loglik, fit$conv == 1))
