# Simulated: each row is the mean of `items` answers, so its residual variance is sigma^2/items; 40 people,
# 5 occasions. pbkrtest leaves weights out of Kenward-Roger: those figures are from whole matrices (dense.R).
source("../lme4.R"); source("../inference.R"); source("../dense.R")
set.seed(20261130)
N <- 40; data <- data.frame(person = factor(sprintf("p%02d", rep(seq_len(N), each = 5))), time = rep(0:4, N))
data$items <- sample(c(1, 2, 4, 5, 8), nrow(data), TRUE)
i <- as.integer(data$person); level <- rnorm(N, 0, 2); slope <- rnorm(N, 0, .5)
data$score <- round(10 + level[i] + (slope[i] + .4) * data$time + rnorm(nrow(data), 0, 3 / sqrt(data$items)), 2)
data <- data[runif(nrow(data)) > .1, ]
formulas <- list(intercept = score ~ time + (1 | person), slope = score ~ time + (time | person))
X <- model.matrix(~ time, data); at <- split(seq_len(nrow(data)), data$person)
V <- function(q) lapply(at, function(r) X[r, , drop = FALSE] %*% matrix(c(q[1], q[2], q[2], q[3]), 2) %*% t(X[r, , drop = FALSE]) +
  q[4] * diag(1 / data$items[r], length(r)))
weighted <- dense(X, data$score, as.character(data$person), V)
weighted_expected <- function(case, formula, reml) {
  fit <- tight(formula, data, reml, weights = data$items); beta <- fixef(fit); theta <- getME(fit, "theta")
  df <- coef(summary(as_lmerModLmerTest(fit)))[, "df"]; b <- ranef(fit, condVar = TRUE)[[1]]; v <- attr(b, "postVar")
  do.call(rbind, c(list(rows(case, "criterion", if (reml) REMLcrit(fit) else deviance(fit)), rows(case, "sigma", sigma(fit)),
    rows(case, "aic", AIC(fit)), rows(case, "bic", BIC(fit)), rows(case, paste0("theta.", seq_along(theta)), theta),
    rows(case, paste0("beta.", names(beta)), beta), rows(case, paste0("se.", names(beta)), sqrt(diag(as.matrix(vcov(fit))))),
    rows(case, paste0("df.", names(beta)), df)), lapply(seq_len(ncol(b)), function(k) rbind(
      rows(case, paste("mode.person", rownames(b), k, sep = "."), b[[k]]), rows(case, paste("condvar.person", rownames(b), k, sep = "."), v[k, k, ]))),
    if (reml) list(inference(case, fit, kr = FALSE))))
}
export(data, c(do.call(c, lapply(names(formulas), function(n) lapply(c(TRUE, FALSE), function(reml)
  weighted_expected(paste(n, if (reml) "REML" else "ML"), formulas[[n]], reml)))), list(
  dense_figures("dense slope REML", weighted, c(4, 0, .25, 9), names = c("11", "21", "22", "residual"), tests = list(both = diag(2)), linear = TRUE))))
