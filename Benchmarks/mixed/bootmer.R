# Parametric bootstrap of sleepstudy (ML): 1,000 new responses and fits by bootMer, one thread. Seconds and
# the bootstrap's standard deviations go to stderr as JSON.
#   Rscript bootmer.R FILE TIMES
arguments <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages(library(lme4))
data <- read.csv(arguments[1])
data$Subject <- factor(data$Subject)
fit <- lmer(Reaction ~ Days + (Days | Subject), data, REML = FALSE)
set.seed(25)
start <- proc.time()[["elapsed"]]
boot <- suppressWarnings(suppressMessages(bootMer(fit, function(f) c(fixef(f), sigma = sigma(f)), nsim = as.integer(arguments[2]))))
taken <- proc.time()[["elapsed"]] - start
cat(sprintf('{"seconds": %.3f, "deviations": [%s]}\n', taken, paste(sprintf("%.6g", apply(boot$t, 2, sd)), collapse = ", ")), file = stderr())
