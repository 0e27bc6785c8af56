# Figures of a fit of nlme (gls or lme), whose searches end some digits before ours: dense.R has the same
# models with more digits, from the same start.
suppressMessages(library(nlme))

nlme_figures <- function(case, fit) {
  lme <- inherits(fit, "lme")
  beta <- if (lme) fixef(fit) else coef(fit)
  V <- if (lme) fit$varFix else fit$varBeta
  # summary.lme makes the errors of ML larger by sqrt(n/(n - p)); these are as they are.
  out <- list(rows(case, "nlme.criterion", -2 * as.numeric(logLik(fit))), rows(case, "nlme.sigma", sigma(fit)),
    rows(case, "nlme.aic", AIC(fit)), rows(case, paste0("nlme.beta.", names(beta)), beta),
    rows(case, paste0("nlme.se.", names(beta)), sqrt(diag(V))))
  if (!is.null(fit$modelStruct$corStruct)) {
    phi <- coef(fit$modelStruct$corStruct, unconstrained = FALSE)
    out <- c(out, list(rows(case, paste0("nlme.correlation.", seq_along(phi)), phi)))
  }
  if (!is.null(fit$modelStruct$varStruct)) {
    ratio <- coef(fit$modelStruct$varStruct, unconstrained = FALSE, allCoef = TRUE)
    out <- c(out, list(rows(case, paste0("nlme.ratio.", names(ratio)), ratio)))
  }
  if (lme) for (g in names(fit$modelStruct$reStruct)) {
    G <- as.matrix(fit$modelStruct$reStruct[[g]]) * sigma(fit)^2; at <- which(lower.tri(G, diag = TRUE), arr.ind = TRUE)
    out <- c(out, list(rows(case, paste("nlme.G", g, at[, 1], at[, 2], sep = "."), G[at])))
  }
  do.call(rbind, out)
}

lme_tight <- lmeControl(maxIter = 500, msMaxIter = 2000, tolerance = 1e-10, msTol = 1e-12, niterEM = 100, opt = "nlminb",
  returnObject = TRUE)
gls_tight <- glsControl(maxIter = 500, msMaxIter = 2000, tolerance = 1e-10, msTol = 1e-12, opt = "nlminb", returnObject = TRUE)

# Correlations within a block of rows.
ar1 <- function(phi, times) phi^abs(outer(times, times, "-"))
# One covariance per block from its rows.
per <- function(blocks, f) {
  at <- split(seq_along(blocks), factor(blocks, levels = unique(blocks)))
  function(par, which = seq_along(at)) lapply(at[which], function(rows) f(par, rows))
}
