# Kenward and Roger's method on eight small designs drawn here, nobody's: pbkrtest's degrees of freedom,
# adjusted covariance and joint tests.
source("../lme4.R"); suppressMessages(library(pbkrtest))
set.seed(65)
design <- function(n, groups, others, keep = 0.8) {
  g <- rep(seq_len(groups), each = n); t <- rep(seq_len(n) - 1, groups)
  d <- data.frame(g = paste0("g", g), h = paste0("h", 1 + (g + t + sample(0:1, length(g), TRUE)) %% others),
    k = paste0("k", 1 + g %% 4), arm = c("A", "B", "C")[1 + g %% 3], t = t + round(runif(length(t)), 2), x = round(rnorm(length(t)), 2))
  d <- d[runif(nrow(d)) < keep, ]
  e <- function(key, sd) { l <- unique(key); setNames(rnorm(length(l), 0, sd), l)[key] }
  d$y <- round(5 + 0.5 * d$t - d$x + (d$arm == "B") + e(d$g, 1.5) + e(d$g, 0.6) * d$t + e(d$h, 1.2) + e(d$k, 1.2) + rnorm(nrow(d)), 3)
  d
}
designs <- list(
  a = list(y ~ t + x + (1 | g), design(5, 8, 3), c("t", "x")), b = list(y ~ t * arm + (1 | g), design(5, 9, 3), c("t:armB", "t:armC")),
  c = list(y ~ t + arm + (t | g), design(6, 12, 3), c("armB", "armC")), d = list(y ~ t + x + (1 | g) + (1 | h), design(6, 8, 5), c("t", "x")),
  e = list(y ~ t + arm + (1 | k / g), design(5, 16, 3), c("armB", "armC")), f = list(y ~ t + arm + x + (t || g), design(6, 10, 3), c("armB", "armC")),
  g = list(y ~ arm + (1 | g) + (1 | h), design(4, 9, 6, 0.9), c("armB", "armC")), h = list(y ~ t + x + arm + (t | g) + (1 | h), design(7, 12, 6), c("t", "x", "armB")))
out <- list(); data <- list()
for (n in names(designs)) {
  d <- designs[[n]][[2]]; formula <- designs[[n]][[1]]
  fit <- do.call(lme4::lmer, list(formula = formula, data = d, control = control))
  V <- as.matrix(vcovAdj(fit)); names <- colnames(getME(fit, "X")); p <- length(names); at <- which(lower.tri(V, diag = TRUE), arr.ind = TRUE)
  out <- c(out, list(rows(n, paste0("theta.", seq_along(getME(fit, "theta"))), getME(fit, "theta")), rows(n, paste("cov", at[, 1] - 1, at[, 2] - 1, sep = "."), V[at])))
  kr <- function(L) KRmodcomp(fit, L)$test["Ftest", ]
  for (k in seq_len(p)) out <- c(out, list(rows(n, paste0("df.", names[k]), kr(diag(p)[k, , drop = FALSE])$ddf)))
  test <- kr(diag(p)[names %in% designs[[n]][[3]], , drop = FALSE])
  out <- c(out, list(rows(n, c("joint.F", "joint.ddf", "joint.p"), unlist(test[c("stat", "ddf", "p.value")]))))
  # lmerTest's type III tests of every term.
  for (ddf in c("Satterthwaite", "Kenward-Roger")) {
    table <- anova(as_lmerModLmerTest(fit), type = 3, ddf = ddf)
    for (term in rownames(table)) out <- c(out, list(rows(n, paste("type3", substr(ddf, 1, 1), c("F", "df"), term, sep = "."), unlist(table[term, c("F value", "DenDF")]))))
  }
  data[[n]] <- cbind(design = n, d)
}
data <- do.call(rbind, data)
for (n in names(data)) if (is.numeric(data[[n]])) data[[n]] <- number(data[[n]])
write.csv(data, "input.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = FALSE)
