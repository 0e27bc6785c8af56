# Writes expected.csv: standardised rates, differences from expected, matched comparators.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# Formulas are written out from the papers, apart from the program's own code. All numbers are made up.

out <- character(0)
put <- function(name, value) out <<- c(out, sprintf("%s,%.17g", name, value))
byar <- function(x, level) {
  z <- qnorm(1 - (1 - level) / 2); y <- x + 1
  c(x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3, y * (1 - 1 / (9 * y) + z / (3 * sqrt(y)))^3)
}
dsr <- function(name, rate, var, X, per) {
  put(name, rate * per); put(paste0(name, "_se"), sqrt(var) * per)
  for (level in c(.95, .998)) {
    both <- pmax(0, rate + sqrt(var / X) * (byar(X, level) - X)) * per
    put(sprintf("%s_lower_%g", name, level), both[1]); put(sprintf("%s_upper_%g", name, level), both[2])
  }
}

# Dobson 1991: five age bands.
x <- c(3, 11, 24, 17, 6); n <- c(120, 340, 410, 260, 45); w <- c(5500, 7000, 7000, 6000, 2500)
dsr("dsr", sum(w * x / n) / sum(w), sum(w^2 * x / n^2) / sum(w)^2, sum(x), 1000)

# People who come again: m people with f events each in two bands.
m1 <- c(14, 5, 2); f1 <- c(1, 2, 4); m2 <- c(9, 3); f2 <- c(1, 3); n <- c(150, 90); w <- c(3000, 1000)
x <- c(sum(f1 * m1), sum(f2 * m2))
rate <- sum(w * x / n) / sum(w)
var <- 0
for (f in 1:4) {
  m <- c(sum(m1[f1 == f]), sum(m2[f2 == f]))
  var <- var + f^2 * sum((w / n)^2 * m) / sum(w)^2
}
dsr("repeat", rate, var, sum(x), 100)

# Observed and expected of six people; and by strata.
p <- c(.2, .5, .9, .35, .05, .6); y <- c(0, 1, 1, 1, 0, 1)
se <- sqrt(sum(p * (1 - p))) / 6
put("difference", (sum(y) - sum(p)) / 6); put("difference_se", se)
put("difference_lower", (sum(y) - sum(p)) / 6 - qnorm(.975) * se)
r <- c(low = .1, middle = .25, high = .6); k <- c(40, 25, 10)
put("strata_expected", sum(r * k)); put("strata_variance", sum(k * r * (1 - r)))
put("strata_mean", sum(c(4.5, 9, 15.25) * k) / sum(k))

# Residuals of a mean.
y <- c(12, 15.5, 9, 20, 11.25); e <- c(10, 14, 11, 16.5, 12)
t <- t.test(y - e)
put("residual", mean(y - e)); put("residual_sd", sd(y - e))
put("residual_lower", t$conf.int[1]); put("residual_upper", t$conf.int[2])

# Nearest neighbours: scaled, Euclid, farthest 1.
d <- data.frame(deprivation = c(31, 22.5, 40, 28, 35.5, 12), age = c(38, 41, 36.5, 44, 37, 52), rural = c(.1, .3, 0, .25, .05, .9))
rownames(d) <- c("Ash", "Bay", "Cob", "Dell", "Eave", "Fen")
for (weighted in c(FALSE, TRUE)) {
  g <- if (weighted) c(4, 1, .5) else c(1, 1, 1)
  z <- sweep(scale(d), 2, sqrt(g), "*")
  far <- sqrt(colSums((t(z) - z["Ash", ])^2))
  far <- far / max(far)
  for (name in rownames(d)) put(sprintf("near_%s_%s", if (weighted) "weighted" else "plain", name), far[name])
}

writeLines(c("name,value", out), "expected.csv")
