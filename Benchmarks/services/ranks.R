# The same with R: means and limits of the funnel, lme4 with shrunken effects, and base R's ranks of 10,000 draws, a
# thousand at a time so that they fit in memory. Its own seconds go to stderr as JSON, with what was found.
#   Rscript ranks.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
suppressPackageStartupMessages(library(lme4))
numbers <- function(name) { path <- file.path(folder, paste0(name, ".bin")); readBin(path, "double", file.size(path) / 8) }
data <- data.frame(service = factor(numbers("service")), pre = numbers("pre"), post = numbers("post"))
now <- function() proc.time()[["elapsed"]]
start <- now()
change <- data$post - data$pre
n <- tabulate(data$service); means <- rowsum(change, data$service)[, 1] / n
variance <- (rowsum(change^2, data$service)[, 1] - n * means^2) / (n - 1)
sigma <- sqrt(sum((n - 1) * variance) / sum(n - 1)); centre <- mean(change)
z <- (means - centre) / (sigma / sqrt(n))
limits <- centre + outer(sigma / sqrt(n), qnorm(c(.001, .025, .975, .999)))
funnel <- now()
fit <- lmer(post ~ pre + (1 | service), data)
modes <- ranef(fit, condVar = TRUE)[[1]]
u <- modes[, 1]; se <- sqrt(as.vector(attr(modes, "postVar")))
shrunken <- now()
set.seed(1); k <- length(u); draws <- 10000; at_a_time <- 1000
ranks <- matrix(0L, draws, k)
for (part in seq_len(draws / at_a_time)) {
  drawn <- matrix(rnorm(at_a_time * k, rep(u, each = at_a_time), rep(se, each = at_a_time)), at_a_time)
  ranks[(part - 1) * at_a_time + seq_len(at_a_time), ] <- t(apply(drawn, 1, rank))
}
intervals <- apply(ranks, 2, quantile, c(.025, .5, .975), type = 1)
done <- now()
v <- as.data.frame(VarCorr(fit))$vcov
shown <- seq(1, k, by = max(1, k %/% 20))
list_of <- function(x) paste0("[", paste(sprintf("%.12g", x), collapse = ", "), "]")
cat(sprintf('{"funnel": %.3f, "shrinkage": %.3f, "ranks": %.3f, "all": %.3f, "between": %.10g, "within": %.10g, "effects": %s, "lower": %s, "upper": %s}\n',
  funnel - start, shrunken - funnel, done - shrunken, done - start, v[1], v[2], list_of(u[shown]), list_of(intervals[1, shown]), list_of(intervals[3, shown])), file = stderr())
