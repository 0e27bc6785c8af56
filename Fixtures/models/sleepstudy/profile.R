# Profile intervals at 95 %: those of lme4 (by splines), and exact ones: the values where the least deviance
# with that parameter held is chi2(.95, 1) above the minimum. Writes profile.csv here and in ../dyestuff.
source("../lme4.R"); source("../dense.R")
cut <- qchisq(.95, 1)

# The least of several searches, each begun again until it stays: at a standard deviation of zero the slope is
# zero whether or not the optimum is there, so one search begins away from it.
least <- function(start, f, lower, upper) {
  ends <- sapply(list(start, pmin(pmax(start, 1, lower), upper), pmin(pmax(start * 1.3 + .1, lower), upper)), function(from) {
    for (k in 1:3) from <- nlminb(from, f, lower = lower, upper = upper, control = list(rel.tol = 1e-15, x.tol = 1e-13))$par
    f(from)
  })
  min(ends)
}

# q = (sd1, correlation, sd2, sigma) or (sd1, sigma); a coefficient is held by moving its column to y.
exact <- function(case, X, y, id, Z, names, start) {
  at <- split(seq_along(y), id); k <- ncol(Z); n <- length(start)
  V <- function(q) {
    S <- if (k == 1) matrix(q[1]^2) else matrix(c(q[1]^2, q[1] * q[2] * q[3], q[1] * q[2] * q[3], q[3]^2), 2)
    lapply(at, function(r) Z[r, , drop = FALSE] %*% S %*% t(Z[r, , drop = FALSE]) + q[n]^2 * diag(length(r)))
  }
  d <- dense(X, y, id, V); lower <- if (k == 1) c(0, 1e-3) else c(0, -1, 0, 1e-3); upper <- if (k == 1) c(Inf, Inf) else c(Inf, 1, Inf, Inf)
  best <- nlminb(start, function(q) criterion(d, q, FALSE), lower = lower, upper = upper, control = list(rel.tol = 1e-14))
  held <- function(j, value, from) {
    f <- function(r) { q <- numeric(n); q[-j] <- r; q[j] <- value; criterion(d, q, FALSE) }
    least(from[-j], f, lower[-j], upper[-j]) - best$objective - cut
  }
  shifted <- function(j, value) {
    e <- dense(X[, -j, drop = FALSE], y - X[, j] * value, id, V)
    if (ncol(X) == 1) e <- dense(cbind(rep(0, length(y)), X)[, 0, drop = FALSE], y - X[, j] * value, id, V)
    least(best$par, function(q) criterion(e, q, FALSE), lower, upper) - best$objective - cut
  }
  root <- function(f, inside, outside) {
    if (f(outside) < 0 || inside == outside) return(outside)  # the bound of the parameter is inside the interval
    uniroot(f, sort(c(inside, outside)), tol = 1e-9)$root
  }
  out <- list()
  for (j in seq_len(n)) {
    f <- function(v) held(j, v, best$par); here <- best$par[j]
    low <- if (lower[j] == -1) -.999 else lower[j]; high <- if (upper[j] == 1) .999 else max(4 * here, 2 * best$par[n])
    out <- c(out, list(rows(case, paste0(c("exact.lower.", "exact.upper."), names[j]), c(root(f, here, low), root(f, here, high)))))
  }
  Vi <- V(best$par); W <- Reduce(`+`, lapply(seq_along(at), function(i) t(X[at[[i]], , drop = FALSE]) %*% solve(Vi[[i]], X[at[[i]], , drop = FALSE])))
  xy <- Reduce(`+`, lapply(seq_along(at), function(i) t(X[at[[i]], , drop = FALSE]) %*% solve(Vi[[i]], y[at[[i]]])))
  beta <- drop(solve(W, xy)); se <- sqrt(diag(solve(W)))
  for (j in seq_along(beta)) {
    f <- function(v) shifted(j, v)
    out <- c(out, list(rows(case, paste0(c("exact.lower.", "exact.upper."), colnames(X)[j]),
      c(root(f, beta[j], beta[j] - 5 * se[j]), root(f, beta[j], beta[j] + 5 * se[j])))))
  }
  do.call(rbind, out)
}

lme4s <- function(case, fit, names) {
  found <- suppressWarnings(confint(profile(fit, signames = TRUE), level = .95))
  rbind(rows(case, paste0("lme4.lower.", names), found[, 1]), rows(case, paste0("lme4.upper.", names), found[, 2]))
}
write_profile <- function(path, ...) write.csv(rbind(...), path, row.names = FALSE, quote = FALSE)

X <- model.matrix(~ Days, sleepstudy); id <- as.integer(sleepstudy$Subject)
full <- c("sd.(Intercept)", "correlation", "sd.Days", "sigma")
slope <- lme4::lmer(Reaction ~ Days + (Days | Subject), sleepstudy, REML = FALSE, control = control)
plain <- lme4::lmer(Reaction ~ Days + (1 | Subject), sleepstudy, REML = FALSE, control = control)
write_profile("profile.csv",
  lme4s("slope ML", slope, c(full, colnames(X))), exact("slope ML", X, sleepstudy$Reaction, id, X, full, c(23.8, .08, 5.7, 25.6)),
  lme4s("intercept ML", plain, c(full[c(1, 4)], colnames(X))),
  exact("intercept ML", X, sleepstudy$Reaction, id, X[, 1, drop = FALSE], full[c(1, 4)], c(36, 31)))
for (name in c("Dyestuff", "Dyestuff2")) {
  data <- get(name); one <- model.matrix(~ 1, data); names <- c("sd.(Intercept)", "sigma")
  fit <- lme4::lmer(Yield ~ 1 + (1 | Batch), data, REML = FALSE, control = control)
  write_profile(paste0("../", tolower(name), "/profile.csv"), lme4s("batch ML", fit, c(names, "(Intercept)")),
    exact("batch ML", one, data$Yield, as.integer(data$Batch), one, names, if (name == "Dyestuff") c(37, 49.5) else c(.1, 3.65)))
}
