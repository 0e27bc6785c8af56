# Reads a file with data.table, fits by REML with lme4, and prints the summary of lmerTest with Satterthwaite's
# degrees of freedom: one thread. Its own seconds go to stderr as JSON: reading, fit, summary, and what was
# found, to compare.
#   Rscript lme4.R FILE FORMULA
arguments <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages({library(data.table); library(lmerTest)})
setDTthreads(1)
now <- function() proc.time()[["elapsed"]]
start <- now()
data <- fread(arguments[1], nThread = 1)
for (name in intersect(names(data), c("person", "service", "worker"))) set(data, j = name, value = factor(data[[name]]))
read <- now()
fit <- lmerTest::lmer(as.formula(arguments[2]), data)
fitted <- now()
test <- coef(summary(fit, ddf = "Satterthwaite"))
done <- now()
print(test)
list_of <- function(x) paste0("[", paste(sprintf("%.12g", x), collapse = ", "), "]")
cat(sprintf('{"reading": %.3f, "fit": %.3f, "summary": %.3f, "criterion": %.10g, "estimates": %s, "errors": %s, "df": %s, "evaluations": %d}\n',
  read - start, fitted - read, done - fitted, REMLcrit(fit), list_of(test[, "Estimate"]), list_of(test[, "Std. Error"]), list_of(test[, "df"]),
  fit@optinfo$feval), file = stderr())
