# Agreement of two views, each table by rows (first view) and columns (second view):
# kappa by psych::cohen.kappa, AC1 by its definition; errors as those of a smooth function of multinomial shares from
# numerical derivatives, so that no formula is shared with the program. For kappa without weights they are held
# against psych's.
sink("expected.csv")
suppressMessages(library(psych))
tables <- list(
  # Two answers, nearly always the same one: kappa is then near 0, though the views nearly always agree.
  rare = matrix(c(118, 5, 2, 0), 2, byrow = TRUE),
  # Three answers, of which one is frequent.
  three = matrix(c(75, 1, 4, 5, 4, 1, 0, 0, 10), 3, byrow = TRUE),
  # Four answers in order.
  ordered = matrix(c(11, 4, 1, 0, 3, 14, 5, 1, 0, 6, 17, 3, 1, 0, 2, 9), 4, byrow = TRUE))
ac1 <- function(p) {
  k <- nrow(p); pi <- (rowSums(p) + colSums(p)) / 2
  pe <- sum(pi * (1 - pi)) / (k - 1)
  (sum(diag(p)) - pe) / (1 - pe)
}
delta <- function(f, counts) {
  n <- sum(counts); p <- counts / n; h <- 1e-6
  g <- p
  for (i in seq_along(p)) {
    up <- p; up[i] <- up[i] + h; down <- p; down[i] <- down[i] - h
    g[i] <- (f(up) - f(down)) / (2 * h)
  }
  sqrt((sum(p * g^2) - sum(p * g)^2) / n)
}
cat("table,counts,coefficient,value,error\n")
for (name in names(tables)) {
  t <- tables[[name]]; k <- nrow(t); n <- sum(t)
  d <- abs(outer(1:k, 1:k, "-")) / (k - 1)
  w <- list(linear = 1 - d, quadratic = 1 - d^2)
  counts <- paste(t(t), collapse = " ")
  row <- function(what, value, error)
    cat(sprintf("%s,%s,%s,%.17g,%.17g\n", name, counts, what, value, error))
  kappa <- function(w) function(p) {
    pe <- sum(w * outer(rowSums(p), colSums(p)))
    (sum(w * p) - pe) / (1 - pe)
  }
  c <- cohen.kappa(t, n.obs = n)
  error <- delta(kappa(diag(k)), t)
  stopifnot(abs(error - sqrt(c$var.kappa)) < 1e-8)
  row("kappa-none", c$kappa, error)
  for (kind in names(w)) {
    c <- cohen.kappa(t, w = w[[kind]], n.obs = n)
    stopifnot(abs(kappa(w[[kind]])(t / n) - c$weighted.kappa) < 1e-12)
    row(paste0("kappa-", kind), c$weighted.kappa, delta(kappa(w[[kind]]), t))
  }
  row("ac1", ac1(t / n), delta(ac1, t))
}
sink()
