# What goes with a class, by three steps: BCH weights and maximum likelihood with the classification table held
# fixed. The rows are simulated here, nobody's. Written out from the formulas (Vermunt 2010; Bakk, Tekle & Vermunt
# 2013) with no derivative of ours: likelihoods person by person, slopes by extrapolated differences.
suppressMessages(library(sandwich))
number <- function(v) ifelse(is.na(v), "", sprintf("%.17g", v))
rows <- function(name, value) data.frame(name = name, value = value)
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(91)

n <- 240
x1 <- round(rnorm(n), 3); x2 <- as.numeric(runif(n) < 0.4)
eta <- cbind(0.4 + 0.8 * x1, -0.2 - 0.5 * x1 + 0.9 * x2, 0)
class <- apply(exp(eta) / rowSums(exp(eta)), 1, function(p) sample(3, 1, prob = p))
z <- c(0, 2, 4)[class] + rnorm(n)
density <- sapply(1:3, function(t) tabulate(class, 3)[t] / n * dnorm(z, c(0, 2, 4)[t]))
p <- round(density / rowSums(density), 6); p[, 3] <- pmax(0, round(1 - p[, 1] - p[, 2], 6))
y <- round(c(10, 12, 17)[class] + c(2, 3, 1.5)[class] * rnorm(n), 3); v <- as.numeric(runif(n) < c(0.2, 0.5, 0.8)[class])
y[c(3, 50, 120, 121)] <- NA; v[c(7, 50)] <- NA; x1[c(11, 200, 201)] <- NA
# Two persons with two classes equally probable.
p[c(20, 90), ] <- rbind(c(0.5, 0.5, 0), c(0.25, 0.375, 0.375))
input <- data.frame(p1 = p[, 1], p2 = p[, 2], p3 = p[, 3], x1, x2, y, v)
write.csv(as.data.frame(lapply(input, number)), "input.csv", row.names = FALSE, quote = FALSE)

a <- t(apply(p, 1, function(q) (q == max(q)) / sum(q == max(q))))
D <- sweep(t(p) %*% a, 1, colSums(p), "/")
out <- rows(paste("table", row(D), col(D), sep = "."), as.vector(D))

# Slopes of a vector-valued function by central differences, twice extrapolated (Richardson).
slopes <- function(f, at) sapply(seq_along(at), function(k) {
  d <- function(h) { up <- down <- at; up[k] <- up[k] + h; down[k] <- down[k] - h; (f(up) - f(down)) / (2 * h) }
  h <- 4e-3; first <- (4 * d(h / 2) - d(h)) / 3; second <- (4 * d(h / 4) - d(h / 2)) / 3; (16 * second - first) / 15
})
climb <- function(each, at) {
  at <- optim(at, function(b) -sum(each(b)), method = "BFGS", control = list(reltol = 1e-15, maxit = 5000))$par
  for (k in 1:6) {
    total <- function(b) colSums(slopes(each, b))
    A <- -slopes(total, at); A <- (A + t(A)) / 2; s <- slopes(each, at)
    at <- at + solve(A, colSums(s))
  }
  s <- slopes(each, at); A <- -slopes(function(b) colSums(slopes(each, b)), at); A <- (A + t(A)) / 2
  list(at = at, value = sum(each(at)), V = solve(A) %*% crossprod(s) %*% solve(A))
}

whole <- complete.cases(x1, x2); X <- cbind(1, x1, x2)[whole, ]; aX <- a[whole, ]
membership <- climb(function(g) {
  e <- exp(cbind(X %*% matrix(g, 3), 0)); pi <- e / rowSums(e); rowSums(aX * log(pi %*% D))
}, rep(0, 6))
out <- rbind(out, rows(paste("gamma", rep(1:2, each = 3), 1:3, sep = "."), membership$at),
  rows(paste("gamma.se", rep(1:2, each = 3), 1:3, sep = "."), sqrt(diag(membership$V))), rows("membership.loglik", membership$value))
for (j in 2:3) { b <- membership$at[c(j, j + 3)]; V <- membership$V[c(j, j + 3), c(j, j + 3)]
  out <- rbind(out, rows(paste0("gamma.wald.", j), sum(b * solve(V, b)))) }

bch <- function(name, y) {
  use <- !is.na(y); w <- (a %*% solve(D))[use, ]; y <- y[use]; total <- colSums(w); m <- colSums(w * y) / total
  V <- crossprod(sweep(w * outer(y, m, "-"), 2, total, "/"))
  C <- cbind(diag(2), -1); b <- C %*% m
  rbind(rows(paste(name, "persons", 1:3, sep = "."), total), rows(paste(name, 1:3, sep = "."), m),
    rows(paste(name, "se", 1:3, sep = "."), sqrt(diag(V))), rows(paste(name, "sd", 1:3, sep = "."), sqrt(colSums(w * outer(y, m, "-")^2) / total)),
    rows(paste0(name, ".wald"), sum(b * solve(C %*% V %*% t(C), b))), rows(paste0(name, ".diff.2.3"), m[3] - m[2]),
    rows(paste0(name, ".diff.se.2.3"), sqrt(V[2, 2] + V[3, 3] - 2 * V[2, 3])))
}
out <- rbind(out, bch("mean", y), bch("share", v))

use <- !is.na(y); ay <- a[use, ]; yy <- y[use]
mixture <- climb(function(b) {
  e <- exp(c(b[1:2], 0)); f <- sapply(1:3, function(t) (e / sum(e))[t] * dnorm(yy, b[2 + t], exp(b[5 + t]))); rowSums(ay * log(f %*% D))
}, c(0, 0, 10, 12, 17, 0.7, 1, 0.4))
C <- cbind(diag(2), -1); b <- C %*% mixture$at[3:5]
out <- rbind(out, rows(paste("ml", 1:3, sep = "."), mixture$at[3:5]), rows(paste("ml.se", 1:3, sep = "."), sqrt(diag(mixture$V))[3:5]),
  rows(paste("ml.sd", 1:3, sep = "."), exp(mixture$at[6:8])), rows(paste("ml.persons", 1:3, sep = "."), exp(c(mixture$at[1:2], 0)) / sum(exp(c(mixture$at[1:2], 0))) * sum(use)),
  rows("ml.wald", sum(b * solve(C %*% mixture$V[3:5, 3:5] %*% t(C), b))))

# Classes that are known: the plain logit with the sandwich of its scores.
known <- glm(I(p[, 1] > 0.5) ~ x1 + x2, family = binomial, control = glm.control(epsilon = 1e-16, maxit = 100))
out <- rbind(out, rows(paste0("known.", 1:3), coef(known)), rows(paste0("known.se.", 1:3), sqrt(diag(sandwich(known)))))
write.csv(data.frame(name = out$name, value = number(out$value)), "expected.csv", row.names = FALSE, quote = FALSE)
