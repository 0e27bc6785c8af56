# Marginal likelihood of a cumulative-logit (or, with two categories, logistic) model with one or two
# normal random effects per person, by adaptive Gauss-Hermite quadrature; written for these fixtures from
# the formulas, to stand beside lme4 and ordinal, which allow many nodes for one random effect only.
#
#   P(y <= k | b) = plogis(alpha_k - x'beta - z'b),   b = Lambda u,  u ~ N(0, I)
#   L_i = integral of prod_j P(y_ij | Lambda u) phi(u) du,  nodes at mode_i + H_i^(-1/2) times those of exp(-t't/2)
#
# With two effects H = R'R by Cholesky and u = mode + R^-1 t. `exact = TRUE` takes the trapezoidal rule on u
# instead, 181 points 0.1 apart around the mode: its error falls exponentially for such functions, and
# is below rounding here. The optimum is polished by Newton's method on numDeriv's derivatives.

# Nodes and logarithms of weights for the standard normal, by Golub and Welsch.
normal_nodes <- function(k) {
  m <- matrix(0, k, k)
  i <- seq_len(k - 1)
  m[cbind(i, i + 1)] <- m[cbind(i + 1, i)] <- sqrt(i)
  e <- eigen(m, symmetric = TRUE)
  list(t = e$values, w = 2 * log(abs(e$vectors[1, ])))
}

trapezoid <- function(h = .1, reach = 9) {
  t <- seq(-reach, reach, by = h)
  list(t = t, w = log(h) - t^2 / 2 - log(2 * pi) / 2)
}

# y: 1..K; X, Z matrices; person: 1..N; w: how many times each row stands; nodes per dimension.
marginal <- function(y, X, Z, person, w = rep(1, length(y)), nodes = 25, exact = FALSE) {
  K <- max(y); q <- ncol(Z); p <- ncol(X); binary <- K == 2
  free <- if (binary) 0 else K - 1
  one <- if (exact) trapezoid() else normal_nodes(nodes)
  grid <- as.matrix(expand.grid(rep(list(one$t), q)))
  weight <- rowSums(as.matrix(expand.grid(rep(list(one$w), q))))
  N <- max(person)
  lower <- which(lower.tri(diag(q), diag = TRUE))
  split <- function(par) {
    L <- matrix(0, q, q); L[lower] <- par[free + p + seq_along(lower)]
    list(alpha = if (binary) 0 else par[seq_len(free)], beta = par[free + seq_len(p)], L = L)
  }
  pieces <- function(a, eta) {
    up <- plogis(a[y + 1] - eta); down <- plogis(a[y] - eta)
    top <- y == K
    # the difference without cancellation in the upper tail
    pr <- ifelse(top, plogis(eta - a[y]), ifelse(y == 1, up,
      plogis(a[y + 1] - eta) * plogis(eta - a[y]) * -expm1(a[y] - a[y + 1])))
    list(log = log(pr), first = up + down - 1, second = up * (1 - up) + down * (1 - down))
  }
  solve_modes <- function(par) {
    s <- split(par); a <- c(-Inf, s$alpha, Inf); A <- Z %*% s$L; base <- drop(X %*% s$beta)
    u <- matrix(0, N, q)
    value <- function(u) {
      eta <- base + rowSums(A * u[person, , drop = FALSE])
      drop(rowsum(w * pieces(a, eta)$log, person)) - rowSums(u^2) / 2
    }
    now <- value(u)
    for (iteration in 1:100) {
      eta <- base + rowSums(A * u[person, , drop = FALSE]); d <- pieces(a, eta)
      g <- rowsum(w * d$first * A, person) - u
      h11 <- 1 + drop(rowsum(w * d$second * A[, 1]^2, person))
      if (q == 1) { H <- cbind(h11); step <- g / h11 } else {
        h12 <- drop(rowsum(w * d$second * A[, 1] * A[, 2], person))
        h22 <- 1 + drop(rowsum(w * d$second * A[, 2]^2, person))
        det <- h11 * h22 - h12^2
        step <- cbind(h22 * g[, 1] - h12 * g[, 2], h11 * g[, 2] - h12 * g[, 1]) / det
        H <- cbind(h11, h12, h22)
      }
      if (max(abs(step)) < 1e-13) break
      factor <- rep(1, N)
      for (halving in 1:30) {
        trial <- value(u + factor * step)
        worse <- trial < now - 1e-12 * abs(now)
        if (!any(worse)) break
        factor[worse] <- factor[worse] / 2
      }
      u <- u + factor * step; now <- trial
    }
    list(u = u, H = H, a = a, A = A, base = base, L = s$L)
  }
  likelihood <- function(par) {
    m <- solve_modes(par)
    # H = R'R, u = mode + R^-1 t
    if (exact) m$H <- cbind(rep(1, N), 0, 1)
    if (q == 1) { r <- 1 / sqrt(m$H[, 1]); logdet <- log(r) } else {
      r11 <- sqrt(m$H[, 1]); r12 <- m$H[, 2] / r11; r22 <- sqrt(m$H[, 3] - r12^2)
      logdet <- -log(r11) - log(r22)
    }
    terms <- matrix(0, N, nrow(grid))
    for (k in seq_len(nrow(grid))) {
      t <- grid[k, ]
      u <- if (q == 1) m$u + cbind(r * t) else {
        second <- t[2] / r22
        m$u + cbind((t[1] - r12 * second) / r11, second)
      }
      eta <- m$base + rowSums(m$A * u[person, , drop = FALSE])
      terms[, k] <- drop(rowsum(w * pieces(m$a, eta)$log, person)) - rowSums(u^2) / 2 + sum(t^2) / 2 + weight[k]
    }
    top <- apply(terms, 1, max)
    sum(top + log(rowSums(exp(terms - top))) + logdet)
  }
  list(deviance = function(par) -2 * likelihood(par), modes = solve_modes, free = free, p = p, q = q)
}

# Newton to the optimum from a start that is near; standard errors from half the second derivatives.
polish <- function(model, start) {
  par <- nlminb(start, model$deviance, control = list(rel.tol = 1e-9))$par
  H <- numDeriv::hessian(model$deviance, par)
  for (k in 1:8) {
    g <- numDeriv::grad(model$deviance, par); step <- -solve(H, g); par <- par + step
    if (max(abs(step)) < 1e-9) break
  }
  list(par = par, deviance = model$deviance(par), gradient = max(abs(g)),
    covariance = 2 * solve(numDeriv::hessian(model$deviance, par)))
}

# The figures of a polished optimum.
quadrature <- function(case, model, start, terms, constant = 0, full = FALSE) {
  fit <- polish(model, start)
  stopifnot(fit$gradient < 1e-5)
  se <- sqrt(diag(fit$covariance)); free <- model$free; p <- model$p; q <- model$q
  L <- matrix(0, q, q); rest <- free + p + seq_len(q * (q + 1) / 2)
  L[lower.tri(L, diag = TRUE)] <- fit$par[rest]
  # A column of the factor may change its sign.
  sign <- diag(ifelse(diag(L) < 0, -1, 1), q); L <- L %*% sign
  out <- list(rows(case, "criterion", fit$deviance + constant), rows(case, "logLik", -(fit$deviance + constant) / 2))
  if (free) {
    names <- paste0(seq_len(free), "|", seq_len(free) + 1)
    out <- c(out, list(rows(case, paste0("threshold.", names), fit$par[seq_len(free)]),
      rows(case, paste0("se.threshold.", names), se[seq_len(free)])))
  }
  out <- c(out, list(rows(case, paste0("beta.", terms), fit$par[free + seq_len(p)]),
    rows(case, paste0("se.", terms), se[free + seq_len(p)]),
    rows(case, paste0("theta.", seq_along(rest)), L[lower.tri(L, diag = TRUE)]),
    rows(case, paste0("se.theta.", seq_along(rest)), se[rest])))
  V <- L %*% t(L)
  pairs <- which(lower.tri(V, diag = TRUE), arr.ind = TRUE)
  out <- do.call(rbind, c(out, list(rows(case, paste0("variance.", pairs[, 1], ".", pairs[, 2]), V[pairs]))))
  if (full) list(par = fit$par, rows = out) else out
}

# The figures of a glmer fit with one random effect, modes and their variances among them.
glmer_figures <- function(case, fit) {
  beta <- fixef(fit); modes <- ranef(fit, condVar = TRUE)[[1]]
  rbind(rows(case, "criterion", -2 * as.numeric(logLik(fit))), rows(case, "logLik", logLik(fit)),
    rows(case, "theta.1", getME(fit, "theta")), rows(case, paste0("beta.", names(beta)), beta),
    rows(case, paste0("se.", names(beta)), sqrt(diag(as.matrix(vcov(fit, use.hessian = TRUE))))),
    rows(case, paste0("mode.", rownames(modes)), modes[[1]]),
    rows(case, paste0("condvar.", rownames(modes)), attr(modes, "postVar")[1, 1, ]))
}

glmer_tight <- function(formula, data, nodes) {
  lme4::glmer(formula, data, family = binomial, nAGQ = nodes, control = glmerControl(
    optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e6), tolPwrss = 1e-12))
}

# slope.csv: the optimum by so many nodes for each of the two effects, and the criterion at the last of
# them by the trapezoidal rule.
slopes <- function(model, start, terms, nodes) {
  out <- list()
  for (k in nodes) {
    fit <- quadrature(paste("quadrature", k), model(nodes = k), start, terms, full = TRUE)
    start <- fit$par; out <- c(out, list(fit$rows))
    write.csv(do.call(rbind, out), "slope.csv", row.names = FALSE, quote = FALSE)
  }
  out <- c(out, list(rows(paste("exact at", k), "criterion", model(exact = TRUE)$deviance(start))))
  write.csv(do.call(rbind, out), "slope.csv", row.names = FALSE, quote = FALSE)
}
