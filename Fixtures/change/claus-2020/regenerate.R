# Writes expected.csv: every method of change on HAM-D of 40 people, occasions 1 and 4.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# The scores are those of `claus_2020` (R package clinicalsignificance, GPL >= 3). They stay outside the
# project, in ../shared/data beside it; without them this script changes nothing. Formulas are written
# out from the papers, apart from the program's own code. Lower is better.

path <- "../../../../shared/data/claus_2020.csv"
if (!file.exists(path)) {
  message("no ", path, ": expected.csv is left as it is")
  quit(status = 0)
}
data <- read.csv(path)
first <- setNames(data$hamd[data$time == 1], data$id[data$time == 1])
last <- setNames(data$hamd[data$time == 4], data$id[data$time == 4])
ids <- intersect(names(first)[!is.na(first)], names(last)[!is.na(last)])
x <- unname(first[ids]); y <- unname(last[ids])

n <- length(x); m1 <- mean(x); s1 <- sd(x); m2 <- mean(y); s2 <- sd(y); r12 <- cor(x, y)
rel <- 0.8; rel2 <- 0.5; reference <- 12
sem <- s1 * sqrt(1 - rel); sep <- s1 * sqrt(1 - rel^2); true <- m1 + rel * (x - m1)
z <- qnorm(0.975)

expected <- c(n = n, m1 = m1, s1 = s1, m2 = m2, s2 = s2, r12 = r12, sem = sem)
put <- function(...) expected <<- c(expected, ...)

# Cut-offs from norms of 8 and 8, of scores and of true scores with this error.
c.off <- (s1 * 8 + 8 * m1) / (s1 + 8)
t1 <- sqrt(s1^2 - sem^2); t0 <- sqrt(8^2 - sem^2)
c.true <- (t1 * 8 + t0 * m1) / (t1 + t0)
put(cut.a = m1 - 2 * s1, cut.b = 8 + 2 * 8, cut.c = c.off, cut.c.true = c.true)

# Hageman and Arrindell.
r22 <- (s2^2 - sem^2) / s2^2
rdd <- (s1^2 * rel + s2^2 * r22 - 2 * s1 * s2 * r12) / (s1^2 + s2^2 - 2 * s1 * s2 * r12)
ha <- ((y - x) * rdd + (m2 - m1) * (1 - rdd)) / (sqrt(rdd) * sqrt(2) * sem)
put(ha.r22 = r22, ha.rdd = rdd,
    ha.changed = pnorm((0 - (m2 - m1)) / (sd(y - x) * sqrt(rdd))),
    ha.functional = pnorm((c.true - m2) / (s2 * sqrt(r22))))
beyond <- (m2 + (y - m2) * r22 - c.true) / (sqrt(r22) * sem)
ha.up <- ha < -qnorm(.95)
put(ha.recovered = sum(ha.up & x > c.true & beyond < -qnorm(.95)))

# People measured twice: the same forty, as if nobody had supported them.
b <- r12 * s2 / s1
syx <- s2 * sqrt((1 - r12^2) * (n - 1) / (n - 2))
index <- list(
  "jacobson-truax-1991" = (y - x) / (sqrt(2) * sem),
  "gulliksen-lord-novick" = (y - true) / sep,
  "hsu-linn-nord" = (y - reference - rel * (x - m1)) / sep,
  "hsu-linn-nord-own-mean" = (y - m2 - rel * (x - m1)) / sep,
  "edwards-nunnally-1978" = (y - true) / sem,
  "nunnally-kotsch-1983" = (y - true) / sqrt(rel^2 * s1^2 * (1 - rel) + s2^2 * (1 - rel2)),
  "nunnally-kotsch-1983-first-spread" =
    (y - true) / sqrt(rel^2 * s1^2 * (1 - rel) + s1^2 * (1 - rel2)),
  "hageman-arrindell-1999" = ha,
  "speer-1992" = (y - m2 - r12 * (x - m1)) / sqrt(2 * s1^2 * (1 - r12)),
  "chelune-1993" = (y - x - m2 + m1) / sqrt(2 * s1^2 * (1 - r12)),
  "iverson-2001" = (y - x - m2 + m1) / sqrt((s1^2 + s2^2) * (1 - r12)),
  "temkin-1999" = (y - x - m2 + m1) / sqrt(s1^2 + s2^2 - 2 * r12 * s1 * s2),
  "mcsweeny-1993" = (y - m2 - b * (x - m1)) / (s2 * sqrt(1 - r12^2)),
  "charter" = (y - m2 - r12 * (x - m1)) / (s2 * sqrt(1 - r12^2)),
  "maassen-2006" = (y - m2 - s2 / s1 * (x - m1)) / sqrt((s1^2 + s2^2) * (1 - r12)),
  "crawford-garthwaite-2006" = (y - m2 - b * (x - m1)) /
    (syx * sqrt(1 + 1 / n + (x - m1)^2 / (s1^2 * (n - 1)))))
# A straight line through the pairs is the last one: R's own prediction.
fit <- lm(y ~ x)
band <- predict(fit, se.fit = TRUE)
stopifnot(max(abs(index[["crawford-garthwaite-2006"]] -
  (y - band$fit) / sqrt(band$se.fit^2 + band$residual.scale^2))) < 1e-12)

for (method in names(index)) {
  i <- index[[method]]
  critical <- switch(method, "hageman-arrindell-1999" = qnorm(.95),
                     "crawford-garthwaite-2006" = qt(0.975, n - 2), z)
  up <- i < -critical; down <- i > critical
  recovered <- up & x >= c.off & y < c.off
  put(setNames(
    c(sum(i), sum(i^2), sum(i * seq_along(i)), sum(up), sum(!up & !down), sum(down), sum(recovered)),
    paste0(method, c(".sum", ".squares", ".weighted", ".improved", ".unchanged", ".deteriorated",
                     ".recovered.by.c"))))
}

# True change: of the first person, and of everybody together.
mean.true <- rdd * (y - x) + (1 - rdd) * (m2 - m1)
se.true <- sqrt(rdd) * sqrt(2) * sem
put(true.first = mean.true[1], true.error = se.true, true.first.low = mean.true[1] - z * se.true,
    true.first.high = mean.true[1] + z * se.true,
    true.down = sum(pnorm(0, mean.true, se.true)),
    true.down.by.3 = sum(pnorm(-3, mean.true, se.true)))

# Effect sizes; the interval of d_z from the noncentral t distribution, its function integrated here
# over the chi distribution, for R's own warns that it loses digits.
d <- mean(y - x); sdd <- sd(y - x); dz <- d / sdd
noncentral <- function(t, df, ncp) integrate(function(s) pnorm(t * s - ncp) *
  exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2),
  0, Inf, rel.tol = 1e-13, abs.tol = 0, subdivisions = 2000)$value
t <- dz * sqrt(n)
limit <- function(p) uniroot(function(ncp) noncentral(t, n - 1, ncp) - p, t + c(-6, 6),
                             tol = 1e-13)$root / sqrt(n)
J <- exp(lgamma((n - 1) / 2) - log(sqrt((n - 1) / 2)) - lgamma((n - 2) / 2))
put(d_z = dz, d_z.error = sqrt(1 / n + dz^2 / (2 * n)), d_z.low = limit(.975), d_z.high = limit(.025),
    correction = J)
sav <- sqrt((s1^2 + s2^2) / 2)
put(d_av = d / sav, d_av.error = sqrt(sdd^2 / n) / sav, d_b = d / s1,
    d_b.error = sqrt(2 * (1 - r12) / n + (d / s1)^2 / (2 * n)), d_rm = dz * sqrt(2 * (1 - r12)),
    d_rm.error = sqrt((1 / n + dz^2 / (2 * n)) * 2 * (1 - r12)))
interval <- t.test(y, x, paired = TRUE)$conf.int
put(mean.change = d, mean.change.low = interval[1], mean.change.high = interval[2])

file <- file("expected.csv", open = "wb")
write.csv(data.frame(name = names(expected), value = sprintf("%.17g", expected)), file,
          row.names = FALSE, quote = FALSE)
close(file)
