# Writes input.csv and expected.csv: what formulas of change come to on made-up numbers.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# Every formula is written out here from its paper, apart from the program's own code.

RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20260704)

# --- Changes, and whether people say they are importantly better -------------------------------
n <- 240
change <- round(rnorm(n, 3, 6) * 4) / 4
improved <- rbinom(n, 1, plogis(-1.2 + 0.3 * change))
write <- function(table, path) {
  file <- file(path, open = "wb")
  write.csv(table, file, row.names = FALSE, quote = FALSE)
  close(file)
}
write(data.frame(change = change, improved = improved), "input.csv")

expected <- c()
put <- function(...) expected <<- c(expected, ...)

# Youden: the cut half way between two changes with the largest sensitivity + specificity; the middle
# one of several, the lower of two.
seen <- sort(unique(change))
cuts <- (head(seen, -1) + tail(seen, -1)) / 2
youden <- sapply(cuts, function(cut)
  mean(change[improved == 1] > cut) + mean(change[improved == 0] < cut) - 1)
best <- cuts[youden > max(youden) - 1e-12]
put(mic.roc = best[(length(best) - 1) %/% 2 + 1])

# Logistic regression by Newton's steps to the last digit.
b <- c(0, 0)
X <- cbind(1, change)
for (step in 1:60) {
  p <- plogis(drop(X %*% b))
  b <- b + drop(solve(crossprod(X, X * (p * (1 - p))), crossprod(X, improved - p)))
}
q <- mean(improved)
predictive <- (log(q / (1 - q)) - b[1]) / b[2]
put(mic.predictive = unname(predictive))
adjusted <- function(reliability) predictive -
  (0.8 / reliability - 0.5) * sd(change) * cor(improved, change) * log(q / (1 - q))
put(mic.adjusted.0.7 = unname(adjusted(0.7)), mic.adjusted.1 = unname(adjusted(1)))

# --- Wilson's interval ---------------------------------------------------------------------------
for (case in list(c(29, 40, .95), c(10, 40, .95), c(1, 40, .95), c(0, 40, .95), c(11, 30, .95),
                  c(7, 7, .9), c(3, 1000, .99))) {
  p <- case[1] / case[2]; N <- case[2]; z <- qnorm((1 + case[3]) / 2)
  centre <- (p + z^2 / (2 * N)) / (1 + z^2 / N)
  reach <- z * sqrt(p * (1 - p) / N + z^2 / (4 * N^2)) / (1 + z^2 / N)
  name <- paste("wilson", case[1], case[2], case[3], sep = ".")
  put(setNames(c(if (p == 0) 0 else centre - reach, if (p == 1) 1 else centre + reach),
               paste0(name, c(".low", ".high"))))
}

# --- People measured twice without support in between: E and SE after three first scores ----------
M1 <- 41.25; S1 <- 9.5; M2 <- 43; S2 <- 8.25; r <- 0.62; N <- 37
line <- list(
  "speer-1992" = function(x) c(M2 + r * (x - M1), sqrt(2 * S1^2 * (1 - r))),
  "chelune-1993" = function(x) c(x + M2 - M1, sqrt(2 * S1^2 * (1 - r))),
  "iverson-2001" = function(x) c(x + M2 - M1, sqrt((S1^2 + S2^2) * (1 - r))),
  "temkin-1999" = function(x) c(x + M2 - M1, sqrt(S1^2 + S2^2 - 2 * r * S1 * S2)),
  "mcsweeny-1993" = function(x) c(M2 - r * S2 / S1 * M1 + r * S2 / S1 * x, S2 * sqrt(1 - r^2)),
  "charter" = function(x) c(M2 + r * (x - M1), S2 * sqrt(1 - r^2)),
  "maassen-2006" = function(x) c(M2 - S2 / S1 * M1 + S2 / S1 * x, sqrt((S1^2 + S2^2) * (1 - r))),
  "crawford-garthwaite-2006" = function(x) {
    syx <- S2 * sqrt((1 - r^2) * (N - 1) / (N - 2))
    c(M2 + r * S2 / S1 * (x - M1), syx * sqrt(1 + 1 / N + (x - M1)^2 / (S1^2 * (N - 1))))
  })
for (method in names(line)) for (x in c(12.5, 40, 61))
  put(setNames(line[[method]](x), paste0(method, ".", x, c(".expected", ".error"))))

# --- A person's phases --------------------------------------------------------------------------
kendall <- function(a) sum(sapply(seq_along(a), function(i)
  sum(sign(a[-(1:i)] - a[i]))))
phases <- list(
  parker = list(c(20, 20, 26, 25, 22, 23), c(28, 25, 24, 27, 30, 30, 29)),
  trend = list(c(3, 3, 4, 5), c(4, 5, 6, 7, 7)),
  tarlow = list(1:5, 6:10),
  distinct = list(c(4.1, 7.3, 5.2, 6.6), c(6.1, 9.4, 7.0, 5.9, 8.8)))
for (name in names(phases)) {
  A <- phases[[name]][[1]]; B <- phases[[name]][[2]]; m <- length(A); k <- length(B)
  w <- outer(A, B, function(a, b) (b > a) + 0.5 * (b == a))
  nap <- mean(w)
  # The mean of products of pairs that share neither score, by counting them all.
  apart <- 0
  for (i in 1:m) for (j in 1:k) apart <- apart + w[i, j] * sum(w[-i, -j])
  variance <- nap^2 - apart / (m * (m - 1) * k * (k - 1))
  z <- qnorm(0.975); h <- (m + k) / 2 - 1
  # Newcombe's variance as he writes it, on theta itself.
  off <- function(t) (nap - t)^2 - z^2 * t * (1 - t) / (m * k) *
    (1 + h * ((1 - t) / (2 - t) + t / (1 + t)))
  root <- function(from, to) uniroot(off, c(from, to), tol = 1e-15)$root
  J <- function(v) exp(lgamma(v / 2) - log(sqrt(v / 2)) - lgamma((v - 1) / 2))
  keep <- 0
  for (i in 0:m) for (j in 0:k) {
    a <- c(-Inf, sort(A))[i + 1]; b <- c(Inf, sort(B, decreasing = TRUE))[j + 1]
    if (a < b) keep <- max(keep, i + j)
  }
  d <- J(m - 1) * (mean(B) - mean(A)) / sd(A)
  put(setNames(c(
    nap, variance, root(1e-9, min(nap, 1 - 1e-9)), if (nap == 1) 1 else root(nap, 1 - 1e-9), 2 * nap - 1,
    (sum(2 * w - 1) - kendall(A)) / (m * k), mean(B > max(A)),
    mean((B > median(A)) + 0.5 * (B == median(A))), keep / (m + k),
    ((m + k)^2 * keep / (m + k) - m^2 - k^2) / (2 * m * k), d,
    J(m - 1) * sqrt(1 / m + var(B) / (k * var(A)) + d^2 / (2 * (m - 1)))),
    paste0(name, c(".nap", ".nap.variance", ".nap.low", ".nap.high", ".tau", ".tau.u", ".pnd",
                   ".pem", ".pand", ".ird", ".smd", ".smd.error"))))
}

# --- Sudden gains: numbers that need no data ------------------------------------------------------
sem <- function(sd, r) sd * sqrt(1 - r)
put(sudden.sem.961 = sem(10.5, .961), sudden.cutoff.961 = 1.96 * sqrt(2) * sem(10.5, .961),
    sudden.sem.bdi = sem(6.396073, .931), sudden.sdiff.bdi = sqrt(2) * sem(6.396073, .931),
    sudden.cutoff.bdi = 1.96 * sqrt(2) * sem(6.396073, .931),
    sudden.cutoff.931 = 1.96 * sqrt(2) * sem(10.5, .931),
    setNames(qt(0.975, 2:4), paste0("sudden.critical.", 4:6)))

# --- The studentized range, and how often two of K unchanged scores differ by more than 1.96 sqrt 2 ---
for (K in 2:12) put(setNames(
  c(qtukey(0.95, K, Inf), ptukey(qnorm(0.975) * sqrt(2), K, Inf, lower.tail = FALSE)),
  paste0(c("range.q.", "range.uncorrected."), K)))

write(data.frame(name = names(expected), value = sprintf("%.17g", expected)), "expected.csv")
