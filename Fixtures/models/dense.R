# The likelihood of y ~ N(X beta, V(par)) written out with whole matrices, for covariances that lme4 does
# not have and for figures beyond nlme's digits; from the formulas, for these fixtures.
#
#   -2l = log|V| + (y - X beta)'V^-1(y - X beta) + n log 2pi   [ REML: + log|X'V^-1 X| - p log 2pi ]
#
# `sigma(par)` gives a list of matrices, one per independent block of rows, in the order of `rows`.
library(numDeriv)

# Blocks with the same `key` have the same covariance (`sigma(par, which)` gives those of some blocks): it is
# factored once.
dense <- function(X, y, blocks, sigma, key = NULL) {
  at <- split(seq_along(y), factor(blocks, levels = unique(blocks)))
  d <- list(X = X, y = y, at = at, sigma = sigma)
  if (!is.null(key)) {
    # For each key the rows of [X y] side by side: columns run over the blocks, then over the variables.
    alike <- split(seq_along(at), factor(key, levels = unique(key)))
    d$first <- sapply(alike, `[`, 1)
    d$sides <- lapply(alike, function(k) {
      rows <- unlist(at[k]); n <- length(at[[k[1]]])
      do.call(cbind, lapply(seq_len(ncol(X) + 1), function(j) matrix(if (j > ncol(X)) y[rows] else X[rows, j], n)))
    })
    d$many <- lengths(alike)
  }
  d
}

criterion <- function(d, par, reml) {
  p <- ncol(d$X); n <- length(d$y); C <- matrix(0, p + 1, p + 1); log_det <- 0
  V <- if (is.null(d$first)) d$sigma(par) else d$sigma(par, d$first)
  if (anyNA(unlist(V))) return(1e12)
  for (i in seq_along(V)) {
    R <- tryCatch(chol(V[[i]]), error = function(e) NULL)
    if (is.null(R)) return(1e12)
    side <- if (is.null(d$first)) cbind(d$X[d$at[[i]], , drop = FALSE], d$y[d$at[[i]]]) else d$sides[[i]]
    W <- matrix(backsolve(R, side, transpose = TRUE), ncol = p + 1)
    C <- C + crossprod(W)
    log_det <- log_det + 2 * sum(log(diag(R))) * (if (is.null(d$first)) 1 else d$many[[i]])
  }
  F <- chol(C)
  log_det + F[p + 1, p + 1]^2 + n * log(2 * pi) +
    if (reml) 2 * sum(log(diag(F)[seq_len(p)])) - p * log(2 * pi) else 0
}

optimum <- function(d, start, reml) {
  f <- function(par) criterion(d, par, reml)
  par <- nlminb(start, f, control = list(rel.tol = 1e-12, x.tol = 1e-12), scale = 1 / pmax(abs(start), 1e-3))$par
  for (k in 1:5) {
    step <- -solve(hessian(f, par), grad(f, par)); par <- par + step
    if (max(abs(step) / pmax(abs(par), 1e-6)) < 1e-10) break
  }
  par
}

# beta, errors, Satterthwaite's df (observed information), and Kenward-Roger with expected and observed
# information, with the term of second derivatives ("kr") and without ("kr1"); where V is linear in its
# parameters there is one.
#   P_r = -X'V^-1 V_r V^-1 X,  Q_rs = X'V^-1 V_r V^-1 V_s V^-1 X,  R_rs = X'V^-1 V_rs V^-1 X,
#   Phi_A = Phi + 2 Phi [ sum W_rs (Q_rs - P_r Phi P_s - R_rs/4) ] Phi
dense_figures <- function(case, d, start, reml = TRUE, names = NULL, tests = list(), kr = reml, linear = FALSE) {
  par <- optimum(d, start, reml); f <- function(q) criterion(d, q, reml)
  k <- length(par); p <- ncol(d$X); V <- d$sigma(par); sizes <- lengths(V)
  solved <- lapply(V, solve)
  all <- function(list, g) Reduce(`+`, lapply(seq_along(list), g))
  x <- function(i) d$X[d$at[[i]], , drop = FALSE]
  Phi <- solve(all(V, function(i) t(x(i)) %*% solved[[i]] %*% x(i)))
  beta <- drop(Phi %*% all(V, function(i) t(x(i)) %*% solved[[i]] %*% d$y[d$at[[i]]]))
  D <- genD(function(q) unlist(d$sigma(q)), par, method.args = list(d = .02, r = 6))$D
  take <- function(column) {
    v <- D[, column]; ends <- cumsum(sizes); starts <- ends - sizes + 1
    lapply(seq_along(V), function(i) matrix(v[starts[i]:ends[i]], nrow(V[[i]])))
  }
  first <- lapply(seq_len(k), take)
  A <- lapply(first, function(G) lapply(seq_along(V), function(i) solved[[i]] %*% G[[i]]))
  vx <- lapply(seq_along(V), function(i) solved[[i]] %*% x(i))
  P <- lapply(seq_len(k), function(r) -all(V, function(i) t(vx[[i]]) %*% first[[r]][[i]] %*% vx[[i]]))
  H <- hessian(f, par, method.args = list(d = .05, r = 6))
  terms <- colnames(d$X)
  out <- list(rows(case, "criterion", f(par)), rows(case, paste0("par.", if (is.null(names)) seq_len(k) else names), par),
    rows(case, paste0("par.se.", if (is.null(names)) seq_len(k) else names), sqrt(diag(2 * solve(H)))),
    rows(case, paste0("beta.", terms), beta), rows(case, paste0("se.", terms), sqrt(diag(Phi))))
  observed <- 2 * solve(H)
  satterthwaite <- function(l) {
    g <- sapply(seq_len(k), function(r) -drop(l %*% Phi %*% P[[r]] %*% Phi %*% l))
    2 * drop(l %*% Phi %*% l)^2 / drop(g %*% observed %*% g)
  }
  out <- c(out, list(rows(case, paste0("sw.df.", terms), apply(diag(p), 1, satterthwaite))))
  for (t in names(tests)) if (nrow(tests[[t]]) == 1) {
    l <- tests[[t]][1, ]
    out <- c(out, list(rows(case, paste0(c("contrast.", "contrast.se.", "contrast.sw.df."), t),
      c(sum(l * beta), sqrt(drop(l %*% Phi %*% l)), satterthwaite(l)))))
  }
  # Fai and Cornelius: L Phi L' = U diag(d) U', E = sum nu_m/(nu_m - 2), df = 2E/(E - q); all alike: their mean.
  for (t in names(tests)) if (nrow(tests[[t]]) > 1) {
    L <- tests[[t]]; q <- nrow(L); e <- eigen(L %*% Phi %*% t(L), symmetric = TRUE); U <- t(e$vectors) %*% L
    F <- sum(drop(U %*% beta)^2 / e$values) / q; nu <- apply(U, 1, satterthwaite)
    E <- sum(nu / (nu - 2))
    df <- if (max(nu) - min(nu) < 1e-8) mean(nu) else if (min(nu) <= 2) 2 else 2 * E / (E - q)
    out <- c(out, list(rows(case, paste0("sw.", c("F.", "numdf.", "dendf.", "p."), t), c(F, q, df, pf(F, q, df, lower.tail = FALSE)))))
  }
  if (!kr) return(do.call(rbind, out))
  Q <- R <- matrix(list(), k, k); E <- matrix(0, k, k); column <- k
  for (r in seq_len(k)) for (s in seq_len(r)) {
    column <- column + 1; second <- take(column)
    Q[[r, s]] <- all(V, function(i) t(vx[[i]]) %*% first[[r]][[i]] %*% solved[[i]] %*% first[[s]][[i]] %*% vx[[i]])
    Q[[s, r]] <- t(Q[[r, s]])
    R[[r, s]] <- R[[s, r]] <- all(V, function(i) t(vx[[i]]) %*% second[[i]] %*% vx[[i]])
    E[r, s] <- E[s, r] <- all(V, function(i) sum(A[[r]][[i]] * t(A[[s]][[i]]))) - 2 * sum(Phi * t(Q[[r, s]])) +
      sum((Phi %*% P[[r]]) * t(Phi %*% P[[s]]))
  }
  for (information in c("expected", "observed")) {
    W <- if (information == "expected") 2 * solve(E) else observed
    for (kind in c("kr", if (!linear) "kr1")) {
      M <- matrix(0, p, p)
      for (r in seq_len(k)) for (s in seq_len(k)) {
        M <- M + W[r, s] * (Q[[r, s]] - P[[r]] %*% Phi %*% P[[s]] - if (kind == "kr" && !linear) R[[r, s]] / 4 else 0)
      }
      adjusted <- Phi + 2 * Phi %*% M %*% Phi
      key <- paste(kind, information, sep = ".")
      singles <- lapply(seq_len(p), function(j) diag(p)[j, , drop = FALSE]); names(singles) <- terms
      for (t in names(c(singles, tests))) {
        L <- c(singles, tests)[[t]]; test <- kr_test(L, beta, Phi, adjusted, P, W)
        if (nrow(L) == 1) out <- c(out, list(
          rows(case, paste(key, c("se", "df"), t, sep = "."), c(sqrt(drop(L %*% adjusted %*% t(L))), test["dendf"]))))
        else out <- c(out, list(rows(case, paste(key, c("F", "numdf", "dendf", "p"), t, sep = "."), test)))
      }
    }
  }
  do.call(rbind, out)
}

# Kenward & Roger (1997): m = 4 + (q + 2)/(q rho - 1), lambda = m/(E(m - 2)).
kr_test <- function(L, beta, Phi, adjusted, P, W) {
  q <- nrow(L); Theta <- t(L) %*% solve(L %*% Phi %*% t(L)) %*% L; k <- length(P); A1 <- A2 <- 0
  U <- lapply(P, function(p) Theta %*% Phi %*% p %*% Phi)
  for (r in seq_len(k)) for (s in seq_len(k)) {
    A1 <- A1 + W[r, s] * sum(diag(U[[r]])) * sum(diag(U[[s]])); A2 <- A2 + W[r, s] * sum(U[[r]] * t(U[[s]]))
  }
  B <- (A1 + 6 * A2) / (2 * q); g <- ((q + 1) * A1 - (q + 4) * A2) / ((q + 2) * A2); d <- 3 * q + 2 * (1 - g)
  c1 <- g / d; c2 <- (q - g) / d; c3 <- (q + 2 - g) / d
  E <- 1 / (1 - A2 / q); v0 <- 1 + c1 * B; v1 <- 1 - c2 * B; v2 <- 1 - c3 * B
  ratio <- if (max(abs(v1), abs(1 / E)) < 1e-10) 1 else 1 / (E * v1)
  rho <- ratio^2 * v0 / (q * v2)   # V*/(2 E^2)
  m <- 4 + (q + 2) / (q * rho - 1); lambda <- if (abs(m - 2) < 1e-2) 1 else m / (E * (m - 2))
  b <- L %*% beta; F <- lambda * drop(t(b) %*% solve(L %*% adjusted %*% t(L), b)) / q
  c(F = F, numdf = q, dendf = m, p = pf(F, q, m, lower.tail = FALSE))
}
