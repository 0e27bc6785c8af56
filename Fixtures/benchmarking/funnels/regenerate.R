# Writes expected.csv: limits of funnels by every definition, and over-dispersion.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# Formulas are written out from the papers, apart from the program's own code. means.csv is made up.

out <- character(0)
put <- function(name, value) out <<- c(out, sprintf("%s,%.17g", name, value))
ends <- function(name, both) { put(paste0(name, "_lower"), both[1]); put(paste0(name, "_upper"), both[2]) }
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-14 * high, maxiter = 10000)$root
coverages <- c(.95, .998)

# Poisson limits of O / E.
around <- function(E, a) c(qchisq(a, 2 * E) / (2 * E), qchisq(1 - a, 2 * E + 2) / (2 * E))
interpolated <- function(E, a) {
  at <- function(p) { r <- qpois(p, E); r - (ppois(r, E) - p) / (ppois(r, E) - ppois(r - 1, E)) }
  c(max(0, at(a)), at(1 - a)) / E
}
# P(at most o) = P(Gamma(o + 1) > E), P(at least o) = P(Gamma(o) <= E), for o that need not be whole.
inverted <- function(E, a) {
  low <- if (pgamma(E, 1, lower.tail = FALSE) >= a) 0 else
    root(function(o) pgamma(E, o + 1, lower.tail = FALSE) - a, 0, E)
  c(low, root(function(o) a - pgamma(E, o), E * 1e-6, E + 12 * sqrt(E) + 12)) / E
}
logarithm <- function(E, a) exp(c(-1, 1) * qnorm(1 - a) / sqrt(E))
squareroot <- function(E, a) pmax(0, 1 + c(-1, 1) * qnorm(1 - a) / (2 * sqrt(E)))^2
for (E in c(0.4, 2.5, 5, 15, 30, 100, 1234.5)) for (c in coverages) {
  a <- (1 - c) / 2
  ends(sprintf("chi-squared-around-expected_%g_%g", E, c), around(E, a))
  ends(sprintf("exact-interpolated_%g_%g", E, c), interpolated(E, a))
  ends(sprintf("exact-inverted_%g_%g", E, c), inverted(E, a))
  ends(sprintf("log_%g_%g", E, c), logarithm(E, a))
  ends(sprintf("square-root_%g_%g", E, c), squareroot(E, a))
}

# Binomial limits of a share.
lower <- function(n, t, p) {
  r <- qbinom(p, n, t)
  max(0, r - (pbinom(r, n, t) - p) / (pbinom(r, n, t) - pbinom(r - 1, n, t))) / n
}
for (n in c(1, 7, 30, 400)) for (t in c(.1, .5, .8)) for (c in coverages) {
  a <- (1 - c) / 2; z <- qnorm(1 - a)
  ends(sprintf("share_exact-interpolated_%g_%g_%g", n, t, c), c(lower(n, t, a), 1 - lower(n, 1 - t, a)))
  angle <- pmin(pmax(asin(sqrt(t)) + base::c(-1, 1) * z / (2 * sqrt(n)), 0), pi / 2)
  ends(sprintf("share_arcsine_%g_%g_%g", n, t, c), sin(angle)^2)
  ends(sprintf("share_normal_%g_%g_%g", n, t, c),
    pmin(pmax(t + base::c(-1, 1) * z * sqrt(t * (1 - t) / n), 0), 1))
}

# Over-dispersion. y and s on the working scale, z about the target.
winsorise <- function(z, t) pmin(pmax(z, quantile(z, t, type = 7)), quantile(z, 1 - t, type = 7))
dl <- function(z, s) {
  w <- 1 / s^2; n <- length(z)
  max(0, (sum(z^2) - (n - 1)) / (sum(w) - sum(w^2) / sum(w)))
}
about <- function(y, v, t2) { w <- 1 / (v + t2); m <- sum(w * y) / sum(w); list(w = w, m = m, q = sum(w * (y - m)^2)) }
pm <- function(y, v) {
  f <- function(t2) about(y, v, t2)$q - (length(y) - 1)
  if (f(0) <= 0) 0 else root(f, 0, 100 * var(y))
}
reml <- function(y, v) {
  slope <- function(t2) { a <- about(y, v, t2)
    sum(a$w^2 * (y - a$m)^2) - sum(a$w) + sum(a$w^2) / sum(a$w) }
  if (slope(0) <= 0) 0 else root(slope, 0, 100 * var(y))
}
disperse <- function(name, y, s, target, t) {
  z <- (y - target) / s
  for (i in seq_along(z)) put(sprintf("%s_z_%d", name, i), z[i])
  w <- winsorise(z, t)
  put(paste0(name, "_phi"), mean(w^2))
  put(paste0(name, "_DL"), dl(w, s))
  put(paste0(name, "_PM"), pm(target + w * s, s^2))
  put(paste0(name, "_REML"), reml(target + w * s, s^2))
  # Truncation: outer tenths by rank.
  k <- 1 / t; group <- floor(rank(z) * k / (length(z) + 1))
  keep <- group > 0 & group < k - 1
  put(paste0(name, "_truncated_n"), sum(keep))
  put(paste0(name, "_truncated_phi"), mean(z[keep]^2))
  put(paste0(name, "_truncated_DL"), dl(z[keep], s[keep]))
  invisible(dl(w, s))
}

# Means: one spread for all.
d <- read.csv("means.csv")
sigma <- sqrt(sum((d$n - 1) * d$sd^2) / sum(d$n - 1)); target <- sum(d$n * d$mean) / sum(d$n)
put("means_sigma", sigma); put("means_target", target)
t2 <- disperse("means", d$mean, sigma / sqrt(d$n), target, .1)
for (n in c(2, 20, 300)) for (c in coverages) {
  z <- qnorm(1 - (1 - c) / 2)
  ends(sprintf("means_chance_%g_%g", n, c), target + base::c(-1, 1) * z * sigma / sqrt(n))
  ends(sprintf("means_widened_%g_%g", n, c), target + base::c(-1, 1) * z * sqrt(sigma^2 / n + t2))
}
for (i in seq_len(nrow(d))) put(sprintf("means_adjusted_%d", i), (d$mean[i] - target) / sqrt(sigma^2 / d$n[i] + t2))

# Means: each by its own spread; t as the normal deviate with the same tail.
s <- d$sd / sqrt(d$n); t <- (d$mean - target) / s
for (i in seq_len(nrow(d))) {
  put(sprintf("own_z_%d", i), -sign(t[i]) * qnorm(pt(abs(t[i]), d$n[i] - 1, lower.tail = FALSE)))
  for (c in coverages) ends(sprintf("own_limits_%d_%g", i, c),
    target + base::c(-1, 1) * qt(1 - (1 - c) / 2, d$n[i] - 1) * s[i])
}

# A ratio of two counts; the seven units of FunnelPlotR's vignette (numbers only).
O <- c(15, 40, 72, 28, 50, 66, 75); E <- c(13, 32, 75, 33, 54, 60, 72)
theta <- sum(O) / sum(E); put("counts_target", theta)
s <- sqrt(O / (O + .5)^2 + E / (E + .5)^2)
disperse("counts", log((O + .5) / (E + .5)), s, log(theta), .1)
for (n in c(13, 32, 75)) for (c in coverages) ends(sprintf("counts_chance_%g_%g", n, c),
  exp(log(theta) + base::c(-1, 1) * qnorm(1 - (1 - c) / 2) * sqrt(1 / (theta * n) + 1 / n)))

# Rates per 1000: events over exposure, exact limits at the expected count.
x <- c(0, 4, 31, 12, 9, 77); m <- c(410.5, 1200, 5003.25, 900, 2750, 8100)
theta <- sum(x) / sum(m); put("rates_target", 1000 * theta)
for (i in seq_along(x)) for (c in coverages)
  ends(sprintf("rates_inverted_%d_%g", i, c), 1000 * theta * inverted(theta * m[i], (1 - c) / 2))
for (i in seq_along(x)) put(sprintf("rates_p_%d", i),
  min(1, 2 * min(ppois(x[i], theta * m[i]), ppois(x[i] - 1, theta * m[i], lower.tail = FALSE))))
disperse("rates", sqrt(x / m), 1 / (2 * sqrt(m)), sqrt(theta), .1)

writeLines(c("name,value", out), "expected.csv")
