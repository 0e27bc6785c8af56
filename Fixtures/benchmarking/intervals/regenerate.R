# Writes expected.csv: intervals of counts and shares, and quantiles of counts.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# Formulas are written out from the papers, apart from the program's own code.

out <- character(0)
put <- function(name, value) out <<- c(out, sprintf("%s,%.17g", name, value))
ends <- function(name, both) { put(paste0(name, "_lower"), both[1]); put(paste0(name, "_upper"), both[2]) }
levels <- c(.95, .998)

# Garwood 1936: solved from the Poisson distribution itself, by root finding, not by chi-squared.
garwood <- function(x, level) {
  a <- (1 - level) / 2
  solve <- function(f) uniroot(f, c(1e-9, 20 + 4 * x), tol = 1e-13)$root
  c(if (x == 0) 0 else solve(function(m) ppois(x - 1, m, lower.tail = FALSE) - a),
    solve(function(m) ppois(x, m) - a))
}
byar <- function(x, level) {
  z <- qnorm(1 - (1 - level) / 2); y <- x + 1
  c(x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3, y * (1 - 1 / (9 * y) + z / (3 * sqrt(y)))^3)
}
for (level in levels) {
  for (x in c(0, 1, 5, 10, 65, 1045)) ends(sprintf("garwood_%d_%g", x, level), garwood(x, level))
  for (x in c(10, 30, 400)) ends(sprintf("byar_%d_%g", x, level), byar(x, level))
  for (k in c(0, 1, 15, 19, 20)) ends(sprintf("clopper_%d_20_%g", k, level),
    as.numeric(binom.test(k, 20, conf.level = level)$conf.int))
}

# Quantiles of counts.
for (mean in c(0.3, 4.5, 100, 12345.6)) for (p in c(.001, .025, .5, .975, .999))
  put(sprintf("qpois_%g_%g", mean, p), qpois(p, mean))
for (n in c(1, 20, 300)) for (p in c(.001, .025, .5, .975, .999))
  put(sprintf("qbinom_%d_0.3_%g", n, p), qbinom(p, n, .3))
for (x in c(0, 40, 130)) { put(sprintf("ppois_%d_100", x), ppois(x, 100))
  put(sprintf("ppois_above_%d_100", x), ppois(x, 100, lower.tail = FALSE)) }
for (k in c(0, 6, 18)) { put(sprintf("pbinom_%d_20_0.3", k), pbinom(k, 20, .3))
  put(sprintf("pbinom_above_%d_20_0.3", k), pbinom(k, 20, .3, lower.tail = FALSE)) }
put("qbeta_0.025_3.5_7", qbeta(.025, 3.5, 7)); put("pbeta_0.9_2_30_above", pbeta(.9, 2, 30, lower.tail = FALSE))

# Benjamini & Hochberg 1995, the fifteen p values of their example on p. 295.
p <- c(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1)
q <- p.adjust(p, "BH")
for (i in seq_along(q)) put(sprintf("bh_%d", i), q[i])

writeLines(c("name,value", out), "expected.csv")
