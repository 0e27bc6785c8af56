# Random-effects pooling from the papers' formulas, with k x k matrices and R's own optimisers: nothing is
# shared with the library's way (traces from a thin QR, Newton from the left, halving on the slope).
X1 <- function(k) matrix(1, k, 1)
trace <- function(m) sum(diag(m))
projection <- function(a, X) {
  W <- diag(a, length(a))
  W - W %*% X %*% solve(t(X) %*% W %*% X, t(X) %*% W)
}
rows <- list()
say <- function(name, value) rows[[length(rows) + 1]] <<- sprintf("%s,%.17g", name, value)

between <- function(y, v, X) {
  k <- length(y); p <- ncol(X)
  Q <- function(t, a = 1 / (v + t)) drop(t(y) %*% projection(a, X) %*% y)
  moments <- function(a) {
    P <- projection(a, X)
    t2 <- max(0, (Q(0, a) - trace(P %*% diag(v))) / trace(P))
    S <- diag(v + t2)
    c(t2, sqrt(2 * trace(P %*% S %*% P %*% S)) / trace(P))
  }
  at <- function(c) {
    if (Q(0) <= c) return(0)
    uniroot(function(t) Q(t) - c, c(0, 1e3), tol = 1e-15, maxiter = 1e4)$root
  }
  form <- function(t2, a, over) {
    P <- projection(a, X); S <- diag(v + t2)
    sqrt(2 * trace(P %*% S %*% P %*% S)) * over
  }
  DL <- moments(1 / v); HE <- moments(rep(1, k))
  sw <- sum(1 / v)
  HS <- max(0, (Q(0) - k) / sw); HSk <- max(0, (k / (k - p) * Q(0) - k) / sw)
  t0 <- sum(lm.fit(X, y)$residuals^2) / k
  SJ <- t0 * Q(t0) / (k - p)
  likelihood <- function(t, reml) {
    w <- 1 / (v + t)
    -.5 * sum(log(v + t)) - .5 * Q(t) - if (reml) .5 * log(det(t(X) %*% (w * X))) else 0
  }
  score <- function(t, reml) {
    P <- projection(1 / (v + t), X)
    drop(t(y) %*% P %*% P %*% y) - if (reml) trace(P) else sum(1 / (v + t))
  }
  highest <- function(reml) {
    if (score(0, reml) <= 0 && likelihood(0, reml) >= max(sapply(10^seq(-6, 3, .05), likelihood, reml)))
      return(0)
    t <- optimize(likelihood, c(0, 20), reml, maximum = TRUE, tol = 1e-10)$maximum
    uniroot(score, t * c(.9, 1.1), reml, tol = 1e-15, maxiter = 1e4)$root
  }
  ML <- highest(FALSE); REML <- highest(TRUE)
  P <- projection(1 / (v + REML), X)
  list(
    EE = c(0, NA), DL = DL, HE = HE, DL2 = moments(1 / (v + DL[1])), CA2 = moments(1 / (v + HE[1])),
    HS = c(HS, form(HS, 1 / v, 1 / sw)), HSk = c(HSk, form(HSk, 1 / v, k / (k - p) / sw)),
    SJ = c(SJ, form(SJ, 1 / (v + t0), t0 / (k - p))),
    PM = c(at(k - p), NA), EB = c(at(k - p), NA), PMM = c(at(qchisq(.5, k - p)), NA),
    ML = c(ML, sqrt(2 / sum(1 / (v + ML)^2))), REML = c(REML, sqrt(2 / trace(P %*% P))))
}

pool <- function(set, y, v, X = X1(length(y))) {
  k <- length(y); p <- ncol(X)
  all <- between(y, v, X)
  for (method in names(all)) {
    t2 <- all[[method]][1]
    w <- 1 / (v + t2)
    V <- solve(t(X) %*% (w * X)); b <- drop(V %*% t(X) %*% (w * y))
    say(paste0(set, ".", method, ".tau2"), t2)
    if (!is.na(all[[method]][2])) say(paste0(set, ".", method, ".tau2.se"), all[[method]][2])
    for (j in 1:p) {
      say(paste0(set, ".", method, ".b", j), b[j])
      say(paste0(set, ".", method, ".b", j, ".se"), sqrt(V[j, j]))
    }
    s2 <- sum(w * (y - drop(X %*% b))^2) / (k - p)
    say(paste0(set, ".", method, ".s2w"), s2)
    if (method != "REML") next
    lambda <- t2 / (t2 + v); fit <- drop(X %*% b)
    blup <- fit + lambda * (y - fit)
    se <- sqrt(lambda * v + (1 - lambda)^2 * rowSums((X %*% V) * X))
    for (j in 1:k) {
      say(paste0(set, ".blup", j), blup[j]); say(paste0(set, ".blup", j, ".se"), se[j])
    }
    P0 <- projection(1 / v, X); typical <- (k - p) / trace(P0)
    Q0 <- drop(t(y) %*% P0 %*% y)
    say(paste0(set, ".Q"), Q0); say(paste0(set, ".Q.p"), pchisq(Q0, k - p, lower.tail = FALSE))
    say(paste0(set, ".I2"), 100 * t2 / (t2 + typical)); say(paste0(set, ".H2"), 1 + t2 / typical)
    Q <- function(t) drop(t(y) %*% projection(1 / (v + t), X) %*% y)
    at <- function(c) if (Q(0) <= c) 0 else
      uniroot(function(t) Q(t) - c, c(0, 1e4), tol = 1e-15, maxiter = 1e4)$root
    say(paste0(set, ".tau2.low"), at(qchisq(.975, k - p)))
    say(paste0(set, ".tau2.high"), at(qchisq(.025, k - p)))
    if (p > 1) {
      chi <- drop(t(b[-1]) %*% solve(V[-1, -1]) %*% b[-1])
      say(paste0(set, ".omnibus.z"), chi)
      say(paste0(set, ".omnibus.z.p"), pchisq(chi, p - 1, lower.tail = FALSE))
      say(paste0(set, ".omnibus.hk"), chi / s2 / (p - 1))
      say(paste0(set, ".omnibus.hk.p"), pf(chi / s2 / (p - 1), p - 1, k - p, lower.tail = FALSE))
      say(paste0(set, ".R2"), 1 - t2 / between(y, v, X1(k))$REML[1])
      next
    }
    say(paste0(set, ".z.p"), 2 * pnorm(-abs(b) / sqrt(V[1, 1])))
    say(paste0(set, ".hk.p"), 2 * pt(-abs(b) / sqrt(s2 * V[1, 1]), k - 1))
    se <- sqrt(V[1, 1]); hk <- sqrt(s2) * se; guard <- max(1, sqrt(s2)) * se
    z <- qnorm(.975); t1 <- qt(.975, k - 1); t2q <- qt(.975, k - 2)
    limits <- list(
      z = b + c(-1, 1) * z * se, hk = b + c(-1, 1) * t1 * hk, adhoc = b + c(-1, 1) * t1 * guard,
      pi.z = b + c(-1, 1) * z * sqrt(se^2 + t2), pi.t = b + c(-1, 1) * t1 * sqrt(se^2 + t2),
      pi.riley = b + c(-1, 1) * t2q * sqrt(se^2 + t2), pi.hk = b + c(-1, 1) * t1 * sqrt(hk^2 + t2))
    for (name in names(limits)) {
      say(paste0(set, ".", name, ".low"), limits[[name]][1])
      say(paste0(set, ".", name, ".high"), limits[[name]][2])
    }
  }
}

bcg <- list(
  y = c(-.88931133392, -1.58538865720, -1.34807314830, -1.44155119002, -.21754732221, -.78611558582,
    -1.62089822360, .01195233352, -.46941764874, -1.37134480347, -.33935882834, .44591340057,
    -.01731394822),
  v = c(.325584765004, .194581121398, .415367965368, .020010031902, .051210172170, .006905618456,
    .223017247572, .003961579298, .056434210463, .073024793613, .012412213972, .532505845200,
    .071404659684))
latitude <- c(44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33)
pool("bcg", bcg$y, bcg$v)
pool("latitude", bcg$y, bcg$v, cbind(1, latitude))
year <- c(48, 49, 60, 77, 73, 53, 73, 80, 68, 61, 74, 69, 76)
pool("two", bcg$y, bcg$v, cbind(1, latitude, year))

n1 <- c(156, 303, 565, 1570, 103, 4659); n2 <- c(74, 303, 477, 1565, 105, 4650)
a <- c(5, 5, 12, 69, 9, 313); c <- base::c
b <- c(8, 17, 9, 94, 11, 352)
pool("clasp", log(a * (n2 - b) / (b * (n1 - a))), 1 / a + 1 / (n1 - a) + 1 / b + 1 / (n2 - b))

n <- c(20, 50, 9, 10, 14); r <- c(.47, .64, .77, .89, .44)
m <- n - 1
d <- exp(lgamma(m / 2) - .5 * log(m / 2) - lgamma((m - 1) / 2)) *
  (c(38.5, 26.8, .7, 75.9, 36.0) - c(30.6, 23.5, .5, 53.4, 35.6)) / c(15, 3.1, .1, 14.5, 4.7)
pool("morris", d, 2 * (1 - r) / n + d^2 / (2 * n))
pool("three", c(.55, .80, .30), c(.04, .02, .05))

writeLines(c("name,value", unlist(rows)), "expected.csv")
