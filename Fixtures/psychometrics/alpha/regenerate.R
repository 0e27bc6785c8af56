# Writes input.csv and expected.csv: Cronbach's alpha of five items, one of them reversed.
#
#   Rscript regenerate.R      (in this folder; R, psych)
#
# The first 200 complete rows of the agreeableness items of psych::bfi (codes 1 to 6, A1 reversed).

suppressMessages(library(psych))

items <- paste0("A", 1:5)
data <- head(na.omit(psych::bfi[items]), 200)
keyed <- transform(data, A1 = 7 - A1)

result <- psych::alpha(keyed)
a <- result$total$raw_alpha
n <- nrow(keyed)
k <- ncol(keyed)

# The definition, against psych's number.
v <- cov(keyed)
stopifnot(abs(a - k / (k - 1) * (1 - sum(diag(v)) / sum(v))) < 1e-14)

# Feldt, Woodruff and Salih (1987): (1 - alpha) F, with n - 1 and (n - 1)(k - 1) degrees of freedom.
low <- 1 - (1 - a) * qf(0.975, n - 1, (n - 1) * (k - 1))
high <- 1 - (1 - a) * qf(0.025, n - 1, (n - 1) * (k - 1))

expected <- c(
  n = n, items = k, mean.of.totals = mean(rowSums(keyed)), sd.of.totals = sd(rowSums(keyed)),
  alpha = a, alpha.standardized = result$total$std.alpha,
  conf.low.feldt = low, conf.high.feldt = high,
  setNames(result$alpha.drop$raw_alpha, paste0("alpha.without.", items)),
  setNames(result$item.stats$r.drop, paste0("item.rest.correlation.", items)))

write <- function(table, path) {
  file <- file(path, open = "wb")
  write.csv(table, file, row.names = FALSE, quote = FALSE)
  close(file)
}
write(data, "input.csv")
write(data.frame(name = names(expected), value = sprintf("%.17g", expected)), "expected.csv")
