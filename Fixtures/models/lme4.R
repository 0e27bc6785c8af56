# Shared by the regenerate.R of every folder: fits with a tight optimizer and prints what we compare.
suppressMessages({library(lme4); library(lmerTest)})

number <- function(x) sprintf("%.17g", x)

control <- lmerControl(
  optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e6), calc.derivs = FALSE,
  check.conv.singular = "ignore")

rows <- function(case, name, value) {
  data.frame(case = case, name = name, value = number(as.numeric(value)))
}

expected <- function(case, formula, data, reml) {
  fit <- lme4::lmer(formula, data, REML = reml, control = control)
  out <- list(
    rows(case, "criterion", if (reml) REMLcrit(fit) else deviance(fit)),
    rows(case, "sigma", sigma(fit)), rows(case, "aic", AIC(fit)), rows(case, "bic", BIC(fit)))
  theta <- getME(fit, "theta")
  out <- c(out, list(rows(case, paste0("theta.", seq_along(theta)), theta)))
  beta <- fixef(fit)
  out <- c(out, list(rows(case, paste0("beta.", names(beta)), beta)))
  out <- c(out, list(rows(case, paste0("se.", names(beta)), sqrt(diag(as.matrix(vcov(fit)))))))
  if (reml) {
    test <- coef(summary(as_lmerModLmerTest(fit)))
    out <- c(out, list(rows(case, paste0("df.", rownames(test)), test[, "df"])))
  }
  modes <- ranef(fit, condVar = TRUE)
  for (group in names(modes)) {
    b <- modes[[group]]
    variance <- attr(b, "postVar")
    if (is.list(variance)) {
      blocks <- variance
      variance <- array(0, c(ncol(b), ncol(b), nrow(b)))
      for (k in seq_along(blocks)) variance[k, k, ] <- blocks[[k]][1, 1, ]
    }
    for (level in seq_len(nrow(b))) {
      key <- paste(group, rownames(b)[level], sep = ".")
      out <- c(out, list(rows(case, paste0("mode.", key, ".", seq_len(ncol(b))), unlist(b[level, ]))))
      v <- matrix(variance[, , level], ncol(b))
      # A diagonal of uncorrelated terms only; full blocks elsewhere.
      out <- c(out, list(rows(case, paste0("condvar.", key, ".", seq_len(ncol(b))), diag(v))))
    }
  }
  do.call(rbind, out)
}

export <- function(data, cases) {
  for (name in names(data)) if (is.numeric(data[[name]])) data[[name]] <- number(data[[name]])
  write.csv(data, "input.csv", row.names = FALSE, quote = FALSE)
  write.csv(do.call(rbind, cases), "expected.csv", row.names = FALSE, quote = FALSE)
}

both <- function(name, formula, data) {
  rbind(expected(paste0(name, " ML"), formula, data, FALSE),
        expected(paste0(name, " REML"), formula, data, TRUE))
}
