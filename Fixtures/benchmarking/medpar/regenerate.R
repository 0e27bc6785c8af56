# Writes ratios.csv and expected.csv: length of stay in 54 hospitals, observed and expected.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# The stays of 1,495 people are those of `medpar` (R package COUNT, GPL-2; also in pydataset 0.2.0). They stay
# outside the project, in ../shared/data beside it; without them this script changes nothing. Expected
# are those of the Poisson regression in FunnelPlotR's vignette; formulas are written out from the papers.

path <- "../../../../shared/data/medpar.csv"
if (!file.exists(path)) {
  message("no ", path, ": ratios.csv and expected.csv are left as they are")
  quit(status = 0)
}
d <- read.csv(path, colClasses = c(provnum = "character"))
fit <- glm(los ~ hmo + died + age80 + factor(type), family = poisson, data = d,
  control = glm.control(epsilon = 1e-15, maxit = 100))
d$expected <- predict(fit, type = "response")
both <- aggregate(cbind(los, expected) ~ provnum, d, sum)
# Hospitals by number, not by name.
writeLines(c("hospital,observed,expected",
  sprintf("%d,%d,%.17g", seq_len(nrow(both)), both$los, both$expected)), "ratios.csv")

out <- character(0)
put <- function(name, value) out <<- c(out, sprintf("%s,%.17g", name, value))
O <- both$los; E <- both$expected
dl <- function(z, s) { w <- 1 / s^2; n <- length(z)
  max(0, (sum(z^2) - (n - 1)) / (sum(w) - sum(w^2) / sum(w))) }

# Square root, winsorised by a tenth; limits squared back.
s <- 1 / (2 * sqrt(E)); z <- (sqrt(O / E) - 1) / s
w <- pmin(pmax(z, quantile(z, .1)), quantile(z, .9))
t2 <- dl(w, s); put("root_phi", mean(w^2)); put("root_DL", t2)
for (c in c(.95, .998)) {
  reach <- qnorm(1 - (1 - c) / 2) * sqrt(s^2 + t2)
  put(sprintf("root_outside_%g", c), sum(O / E < pmax(0, 1 - reach)^2 | O / E > (1 + reach)^2))
  put(sprintf("root_outside_unsquared_%g", c), sum(O / E < 1 - reach | O / E > 1 + reach))
}
# Logarithm, outer tenths by rank left out.
s <- 1 / sqrt(E); z <- log(O / E) / s
group <- floor(rank(z) * 10 / (length(z) + 1)); keep <- group > 0 & group < 9
t2 <- dl(z[keep], s[keep]); put("log_n", sum(keep)); put("log_phi", mean(z[keep]^2)); put("log_DL", t2)
for (c in c(.95, .998)) put(sprintf("log_outside_%g", c),
  sum(abs(log(O / E)) > qnorm(1 - (1 - c) / 2) * sqrt(s^2 + t2)))
writeLines(c("name,value", out), "expected.csv")
