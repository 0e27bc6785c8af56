# Made-up people over five occasions, some of whom are not seen to the end; and what R finds of them.
source("../../models/lme4.R")
set.seed(20260917)

people <- 90
times <- 0:4
group <- rep(c("A", "B"), length.out = people)
service <- rep(c("East", "North", "South"), length.out = people)
level <- rnorm(people, 20, 4)
slope <- rnorm(people, ifelse(group == "B", 2.2, 0.7), 0.9)
score <- round(outer(level, rep(1, 5)) + outer(slope, times) + rnorm(5 * people, 0, 2), 1)
for (i in seq_len(people)) {
  for (j in 2:5) {
    # The lower the last score, the likelier that it stays the last.
    if (is.na(score[i, j - 1])) score[i, j] <- NA
    else if (runif(1) < plogis(-1.7 - 0.22 * (score[i, j - 1] - 21))) score[i, j] <- NA
  }
}
# Some miss an occasion and are seen again; one is seen first later; two are never seen.
score[cbind(c(3, 10, 17, 40), c(2, 3, 4, 3))] <- NA
score[8, ] <- c(NA, NA, 21.4, 22, 25.1)
score[c(31, 62), ] <- NA
colnames(score) <- paste0("score", times)
data <- data.frame(person = sprintf("p%02d", seq_len(people)), service, group, score)
write.csv(data, "input.csv", row.names = FALSE, quote = FALSE, na = "")

out <- list()
say <- function(name, value) out[[length(out) + 1]] <<- data.frame(name = name, value = number(value))

first <- apply(!is.na(score), 1, function(x) if (any(x)) min(which(x)) else NA)
last <- apply(!is.na(score), 1, function(x) if (any(x)) max(which(x)) else NA)

# Who is still there.
for (j in 1:5) {
  for (s in c("all", unique(service))) {
    i <- if (s == "all") rep(TRUE, people) else service == s
    key <- paste("there", s, j - 1, sep = ".")
    say(paste0(key, ".seen"), sum(!is.na(score[i, j])))
    say(paste0(key, ".away"), sum(is.na(score[i, j]) & first[i] < j & last[i] > j, na.rm = TRUE))
    say(paste0(key, ".notYet"), sum(first[i] > j, na.rm = TRUE))
    say(paste0(key, ".before"), sum(last[i] < j, na.rm = TRUE))
    say(paste0(key, ".justBefore"), sum(last[i] == j - 1, na.rm = TRUE))
    say(paste0(key, ".never"), sum(is.na(last[i])))
    ci <- prop.test(sum(!is.na(score[i, j])), sum(i), correct = FALSE)$conf.int
    say(paste0(key, ".low"), ci[1]); say(paste0(key, ".high"), ci[2])
  }
}

# Who left by last score.
for (j in 1:4) {
  here <- score[which(last == j), j]; later <- score[which(last > j), j]; later <- later[!is.na(later)]
  test <- t.test(here, later, var.equal = TRUE)
  n <- c(length(here), length(later)); df <- sum(n) - 2
  s <- sqrt(((n[1] - 1) * var(here) + (n[2] - 1) * var(later)) / df)
  size <- sqrt(prod(n) / sum(n))
  t <- unname(test$statistic)
  ncp <- function(p) uniroot(function(d) pt(t, df, d) - p, c(-12, 12), tol = 1e-12)$root
  key <- paste0("last.", j - 1, ".")
  say(paste0(key, "difference"), mean(here) - mean(later))
  say(paste0(key, "low"), test$conf.int[1]); say(paste0(key, "high"), test$conf.int[2])
  say(paste0(key, "d"), (mean(here) - mean(later)) / s)
  say(paste0(key, "d.low"), ncp(0.975) / size); say(paste0(key, "d.high"), ncp(0.025) / size)
}
rows <- do.call(rbind, lapply(1:4, function(j) {
  i <- which(!is.na(score[, j]))
  data.frame(at = j - 1, score = score[i, j], leaves = last[i] == j)
}))
spread <- sd(rows$score)
odds <- glm(leaves ~ 0 + factor(at) + I(score / spread), binomial, rows,
            control = glm.control(epsilon = 1e-15, maxit = 100))
say("odds.sd", spread)
say("odds.b", coef(odds)[5]); say("odds.se", sqrt(vcov(odds)[5, 5]))
say("odds.logLik", as.numeric(logLik(odds)))
for (j in 1:4) { say(paste0("odds.level.", j - 1), coef(odds)[j]); say(paste0("odds.cov.", j - 1), vcov(odds)[j, 5]) }

long <- do.call(rbind, lapply(which(!is.na(last)), function(i) {
  j <- which(!is.na(score[i, ]))
  data.frame(person = i, group = group[i], last = last[i], t = j - 1, y = score[i, j])
}))
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e6), calc.derivs = FALSE)

# Patterns: last seen on occasions 0 and 1, 2, 3; still there.
long$pattern <- c("1", "1", "2", "3", "4")[long$last]
say("patterns.1", length(unique(long$person[long$pattern == "1"])))
mixture <- lmerTest::lmer(y ~ 0 + pattern + pattern:t + (t | person), long, control = control)
plain <- lmerTest::lmer(y ~ t + (t | person), long, control = control)
one <- long[!duplicated(long$person), ]
share <- as.numeric(table(one$pattern)) / nrow(one)
b <- fixef(mixture); V <- as.matrix(vcov(mixture)); N <- nrow(one)
marginal <- function(c0, c1) {
  L <- c(c0 * share, c1 * share)
  line <- c0 * b[1:4] + c1 * b[5:8]
  multinomial <- (diag(share) - share %o% share) / N
  c(sum(L * b), sqrt(drop(L %*% V %*% L + line %*% multinomial %*% line)))
}
for (t in times) {
  m <- marginal(1, t)
  say(paste0("mixture.", t), m[1]); say(paste0("mixture.", t, ".se"), m[2])
  x <- c(1, t)
  say(paste0("plain.", t), sum(x * fixef(plain)))
  say(paste0("plain.", t, ".se"), sqrt(drop(x %*% as.matrix(vcov(plain)) %*% x)))
}
m <- marginal(0, 1)
say("mixture.slope", m[1]); say("mixture.slope.se", m[2])
say("mixture.slope.df", lmerTest::contest1D(mixture, c(0 * share, share))[["df"]])
say("mixture.4.df", lmerTest::contest1D(mixture, c(share, 4 * share))[["df"]])
say("plain.4.df", lmerTest::contest1D(plain, c(1, 4))[["df"]])

# The end point under a shift of those not seen at the end.
contributions <- function(fit, members, contrast) {
  D <- as.matrix(VarCorr(fit)$person); s2 <- sigma(fit)^2
  A <- matrix(0, 5, 5); g <- rep(0, 5); parts <- list()
  for (i in members) {
    d <- long[long$person == i, ]
    E <- diag(5)[d$t + 1, , drop = FALSE]; Z <- cbind(1, d$t)
    W <- solve(Z %*% D %*% t(Z) + s2 * diag(nrow(d)))
    A <- A + t(E) %*% W %*% E; g <- g + t(E) %*% W %*% d$y
    parts[[length(parts) + 1]] <- list(E = E, W = W, y = d$y)
  }
  mu <- solve(A, g)
  sapply(parts, function(p) drop(contrast %*% solve(A, t(p$E) %*% p$W %*% (p$y - p$E %*% mu))))
}
tip <- function(key, theta, se, df, w, p, n, covariance) {
  q <- qt(0.975, df)
  s <- sum(w * p)
  estimate <- function(d) theta + d * s
  error <- function(d) sqrt(se^2 + 2 * d * sum(w * covariance) + d^2 * sum(w^2 * p * (1 - p) / n))
  say(paste0(key, ".theta"), theta); say(paste0(key, ".se"), se); say(paste0(key, ".df"), df)
  say(paste0(key, ".s"), s)
  say(paste0(key, ".at-2"), estimate(-2)); say(paste0(key, ".at-2.se"), error(-2))
  d <- -theta / s
  say(paste0(key, ".tip"), d)
  near <- function(d) estimate(d) - sign(theta) * q * error(d)
  say(paste0(key, ".tip.interval"), uniroot(near, sort(c(0, d)), tol = 1e-13)$root)
}
long$at <- factor(long$t)
overall <- lmerTest::lmer(y ~ at + (t | person), long, control = control)
table <- coef(summary(overall))["at4", ]
members <- unique(long$person)
psi <- contributions(overall, members, c(-1, 0, 0, 0, 1))
missing <- is.na(score[members, 5])
tip("one", table["Estimate"], table["Std. Error"], table["df"], 1, mean(missing), length(members),
    sum(psi * (missing - mean(missing))) / length(members))
long$end <- relevel(long$at, "4")
both <- lmerTest::lmer(y ~ end * group + (t | person), long, control = control)
table <- coef(summary(both))["groupB", ]
p <- n <- covariance <- c()
for (g in c("A", "B")) {
  members <- unique(long$person[long$group == g])
  psi <- contributions(both, members, c(0, 0, 0, 0, if (g == "B") 1 else -1))
  missing <- is.na(score[members, 5])
  p <- c(p, mean(missing)); n <- c(n, length(members))
  covariance <- c(covariance, sum(psi * (missing - mean(missing))) / length(members))
}
say("two.p.A", p[1]); say("two.p.B", p[2])
say("two.cov.A", covariance[1]); say("two.cov.B", covariance[2])
tip("second", table["Estimate"], table["Std. Error"], table["df"], c(0, 1), p, n, covariance)
tip("first", table["Estimate"], table["Std. Error"], table["df"], c(-1, 0), p, n, covariance)
tip("both", table["Estimate"], table["Std. Error"], table["df"], c(-1, 1), p, n, covariance)

write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = FALSE)
