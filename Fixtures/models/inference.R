# What is inferred from a fit of lme4, beside what lme4.R prints: Satterthwaite and Kenward-Roger as
# lmerTest and pbkrtest compute them, cluster-robust errors of clubSandwich, explained variance, ICC.
suppressMessages({library(pbkrtest); library(clubSandwich)})

# A fit whose call holds the formula and the rows themselves, so that lmerTest can fit it again.
tight <- function(formula, data, reml = TRUE, ...) {
  do.call(lme4::lmer, list(formula = formula, data = data, REML = reml, control = control, ...))
}

# Which coefficients belong to each term: the rows of a joint test ("marginal": these coefficients are 0).
term_rows <- function(fit) {
  X <- getME(fit, "X"); assign <- attr(X, "assign"); labels <- attr(terms(fit), "term.labels")
  out <- lapply(seq_along(labels), function(k) diag(ncol(X))[assign == k, , drop = FALSE])
  names(out) <- labels
  if (any(assign > 0)) out[["all"]] <- diag(ncol(X))[assign > 0, , drop = FALSE]
  out
}

f_rows <- function(case, prefix, term, table) {
  rows(case, paste(prefix, c("F", "numdf", "dendf", "p"), term, sep = "."),
    as.numeric(unlist(table[c("F value", "NumDF", "DenDF", "Pr(>F)")])))
}

# contrasts: named matrices with a column per coefficient, a row per restriction.
inference <- function(case, fit, contrasts = list(), kr = TRUE) {
  tests <- as_lmerModLmerTest(fit)
  methods <- c(sw = "Satterthwaite", if (kr) c(kr = "Kenward-Roger"))
  out <- list()
  for (m in names(methods)) {
    ddf <- methods[[m]]
    table <- coef(summary(tests, ddf = ddf))
    out <- c(out, list(rows(case, paste(m, "se", rownames(table), sep = "."), table[, "Std. Error"]),
      rows(case, paste(m, "df", rownames(table), sep = "."), table[, "df"]),
      rows(case, paste(m, "p", rownames(table), sep = "."), table[, "Pr(>|t|)"])))
    three <- anova(tests, type = 3, ddf = ddf)
    for (t in rownames(three)) out <- c(out, list(f_rows(case, paste0("type3.", m), t, three[t, ])))
    joint <- c(term_rows(fit), contrasts)
    for (t in names(joint)) {
      out <- c(out, list(f_rows(case, paste0("joint.", m), t, contestMD(tests, joint[[t]], ddf = ddf))))
    }
  }
  if (kr) {
    V <- as.matrix(vcovAdj(fit)); at <- which(lower.tri(V, diag = TRUE), arr.ind = TRUE)
    out <- c(out, list(rows(case, paste("kr.cov", at[, 1], at[, 2], sep = "."), V[at])))
  }
  do.call(rbind, out)
}

# Nakagawa & Schielzeth (2013) with Johnson's (2014) mean variance of random slopes:
#   R2 marginal = f/(f+r+e), conditional = (f+r)/(f+r+e), ICC = r/(r+e);
# f = variance of X beta (n - 1 below), r = mean over rows of z'Gz, e = sigma^2.
explained <- function(case, fit) {
  f <- var(drop(getME(fit, "X") %*% fixef(fit))); e <- sigma(fit)^2
  half <- getME(fit, "Lambdat") %*% getME(fit, "Zt")
  r <- e * sum(half^2) / nobs(fit)
  rows(case, c("variance.fixed", "variance.random", "variance.residual", "r2.marginal", "r2.conditional", "icc"),
    c(f, r, e, f / (f + r + e), (f + r) / (f + r + e), r / (r + e)))
}

# Sandwich with the fitted covariance as working model; df after Bell & McCaffrey.
robust <- function(case, fit, cluster) {
  out <- list()
  for (type in c("CR0", "CR2")) {
    V <- as.matrix(vcovCR(fit, cluster = cluster, type = type)); at <- which(lower.tri(V, diag = TRUE), arr.ind = TRUE)
    test <- coef_test(fit, vcov = type, cluster = cluster, test = "Satterthwaite")
    low <- tolower(type)
    out <- c(out, list(rows(case, paste(low, "cov", at[, 1], at[, 2], sep = "."), V[at]),
      rows(case, paste(low, "se", rownames(V), sep = "."), sqrt(diag(V))),
      rows(case, paste(low, "df", rownames(V), sep = "."), test[[grep("^df", names(test))]])))
  }
  do.call(rbind, out)
}

# Predictions for the rows of `new` and the variances of their errors (without that of a new residual),
# given theta and sigma:   c = x - X'V^-1 Z G z,   var = z'(G - G Z'V^-1 Z G)z + c' Phi c.
# A person not seen before is predicted at the population's line with variance x'Phi x + z'Gz.
predictions <- function(case, fit, new, seen) {
  population <- predict(fit, new, re.form = NA); known <- predict(fit, new, allow.new.levels = TRUE)
  X <- getME(fit, "X"); Z <- t(as.matrix(getME(fit, "Zt"))); L <- as.matrix(t(getME(fit, "Lambdat")))
  s2 <- sigma(fit)^2; G <- s2 * L %*% t(L); V <- Z %*% G %*% t(Z) + s2 * diag(nrow(X))
  Phi <- solve(t(X) %*% solve(V, X))
  x <- model.matrix(delete.response(terms(fit)), new)
  group <- names(getME(fit, "flist"))[1]; bar <- reformulas_bar(fit)
  zr <- model.matrix(bar, new); q <- ncol(zr); levels <- levels(getME(fit, "flist")[[1]])
  variance <- sapply(seq_len(nrow(new)), function(k) {
    if (!seen[k]) return(drop(x[k, ] %*% Phi %*% x[k, ] + zr[k, ] %*% G[1:q, 1:q] %*% zr[k, ]))
    z <- numeric(ncol(Z)); z[(match(new[[group]][k], levels) - 1) * q + seq_len(q)] <- zr[k, ]
    zg <- G %*% z; c <- x[k, ] - drop(t(X) %*% solve(V, Z %*% zg))
    drop(z %*% zg - t(Z %*% zg) %*% solve(V, Z %*% zg) + c %*% Phi %*% c)
  })
  k <- seq_len(nrow(new))
  rbind(rows(case, paste0("predict.population.", k), population),
    rows(case, paste0("predict.population.se.", k), sqrt(rowSums((x %*% Phi) * x))),
    rows(case, paste0("predict.person.", k), known), rows(case, paste0("predict.person.se.", k), sqrt(variance)))
}
reformulas_bar <- function(fit) as.formula(paste("~", deparse(lme4::findbars(formula(fit))[[1]][[2]])))

# Likelihood-ratio tests: ML of both; `added` random effects at the boundary give the mixture
# 0.5 chi2(df - 1) + 0.5 chi2(df) for one added term.
ratio <- function(case, smaller, larger, data, random = FALSE) {
  t <- anova(tight(smaller, data, FALSE), tight(larger, data, FALSE), model.names = c("a", "b")); chi <- t$Chisq[2]; df <- t$Df[2]
  out <- rows(case, c("lrt.chisq", "lrt.df", "lrt.p"), c(chi, df, t[["Pr(>Chisq)"]][2]))
  if (random) {
    lower <- if (df == 1) as.numeric(chi <= 0) else pchisq(chi, df - 1, lower.tail = FALSE)
    out <- rbind(out, rows(case, "lrt.mixture.p", (lower + pchisq(chi, df, lower.tail = FALSE)) / 2))
  }
  out
}
