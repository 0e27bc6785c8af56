# Made-up people with dated scores and a state that comes and goes; and what R's glm, lmer and glmer find.
suppressMessages(library(lme4))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261126)
number <- function(x) sprintf("%.17g", as.numeric(x))

people <- 220; last <- 5; L <- 91
scores <- list(); spells <- list()
for (i in seq_len(people)) {
  a <- rnorm(1); b <- 0.5 * a + sqrt(0.75) * rnorm(1)
  held <- runif(1) < plogis(-1.2 + b); e <- rnorm(1)
  from <- -L; first <- NA
  for (k in 0:last) {
    if (k > 0) e <- 0.3 * e + sqrt(1 - 0.09) * rnorm(1)
    x <- round(10 + 3 * (a + 0.2 * k + e + (k > 0) * held * 0.2), 1)
    if (k == 0) first <- x
    # A few scores come some days early, and some are not taken.
    day <- L * k - (k > 0) * sample(c(0, 0, 0, 3, 9), 1)
    if (k == 0 || runif(1) < 0.95)
      scores[[length(scores) + 1]] <- data.frame(person = i, day = day, value = x,
        change = if (x > first + 4.5) "higher" else if (x < first - 4.5) "lower" else "none")
    if (k == last) break
    nextheld <- runif(1) < plogis(-1.2 + 0.2 * k + held + b + 0.4 * (x - 10 - 0.6 * k) / 3)
    if (nextheld != held) {
      d <- L * k + 45
      spells[[length(spells) + 1]] <- data.frame(person = i, from = from, to = d - 1, standing = if (held) "holds" else "absent")
      from <- d; held <- nextheld
    }
  }
  spells[[length(spells) + 1]] <- data.frame(person = i, from = from, to = L * last, standing = if (held) "holds" else "absent")
}
scores <- do.call(rbind, scores); spells <- do.call(rbind, spells)
# For some, nobody knows from a day on.
for (i in sample(people, 12)) {
  j <- which(spells$person == i & spells$to == L * last)
  d <- L * 3 + 20
  if (spells$from[j] < d) {
    spells <- rbind(spells, transform(spells[j, ], from = d, standing = "unknown"))
    spells$to[j] <- d - 1
  }
}
spells <- spells[order(spells$person, spells$from), ]
write.csv(scores, "scores.csv", row.names = FALSE, quote = FALSE)
write.csv(spells, "spells.csv", row.names = FALSE, quote = FALSE)

# The state on a day.
on <- function(i, day) {
  s <- spells$standing[spells$person == i & spells$from <= day & day <= spells$to]
  if (length(s) == 1) s else "unknown"
}
# The score that stands at the start of each period: the latest, and younger than a period.
fresh <- lapply(seq_len(people), function(i) {
  mine <- scores[scores$person == i, ]
  do.call(rbind, lapply(0:last, function(k) {
    s <- mine[mine$day <= L * k & mine$day > L * (k - 1), ]
    if (nrow(s) == 0) NULL else data.frame(person = i, k = k, s[nrow(s), c("day", "value", "change")])
  }))
})
fresh <- do.call(rbind, fresh)
everybody <- tapply(fresh$value, fresh$k, mean)
fresh$own <- fresh$value - everybody[as.character(fresh$k)]
at <- function(i, k) fresh[fresh$person == i & fresh$k == k, ]

out <- list()
say <- function(name, value) out[[length(out) + 1]] <<- data.frame(name = name, value = number(value))
model <- function(key, beta, variance) {
  say(paste(key, names(beta), sep = "."), beta)
  say(paste(key, names(beta), "se", sep = "."), sqrt(diag(variance)))
}

# The first time it holds: only people for whom it did not at their first score, until it does or is unknown.
hazard <- do.call(rbind, lapply(seq_len(people), function(i) {
  rows <- NULL
  if (on(i, 0) != "absent") return(NULL)
  for (k in 0:(last - 1)) {
    days <- sapply((L * k + 1):(L * (k + 1)), function(d) on(i, d))
    turn <- which(days != "absent")
    if (length(turn) && days[turn[1]] == "unknown") break
    here <- at(i, k)
    past <- fresh[fresh$person == i & fresh$k <= k, ]
    if (nrow(here)) rows <- rbind(rows, data.frame(k = k, y = length(turn) > 0, past = mean(past$own),
      deviation = here$own - mean(past$own), higher = here$change == "higher", lower = here$change == "lower"))
    if (length(turn)) break
  }
  rows
}))
tight <- glm.control(epsilon = 1e-15, maxit = 100)
say("first.rows", nrow(hazard)); say("first.outcomes", sum(hazard$y))
g <- glm(y ~ deviation + past + factor(k), binomial, hazard, control = tight)
names(g$coefficients) <- sub("factor\\(k\\)", "period", names(g$coefficients))
model("first.level", coef(g), vcov(g))
say("first.level.probability", mean(plogis(predict(g) + coef(g)["deviation"]) - plogis(predict(g))))
g <- glm(y ~ higher + lower + past + factor(k), binomial, hazard, control = tight)
names(g$coefficients) <- sub("TRUE", "", sub("factor\\(k\\)", "period", names(g$coefficients)))
model("first.change", coef(g), vcov(g))

# Each period: the state at its end, where it is known at the start and the end.
rows <- do.call(rbind, lapply(seq_len(people), function(i) do.call(rbind, lapply(0:(last - 1), function(k) {
  here <- at(i, k); s <- c(on(i, L * k), on(i, L * (k + 1)))
  if (nrow(here) == 0 || any(s == "unknown")) return(NULL)
  data.frame(person = i, k = k, y = s[2] == "holds", before = s[1] == "holds", score = here$value,
    first = at(i, 0)$value, higher = here$change == "higher", lower = here$change == "lower")
}))))
rows$initial <- rows$before[match(rows$person, rows$person)]
later <- do.call(rbind, lapply(unique(rows$person), function(i) {
  mine <- fresh[fresh$person == i, ]
  if (nrow(mine) < 2) return(NULL)
  s <- sapply(mine$day[-1] - 1, function(d) on(i, d))
  d <- data.frame(person = i, k = mine$k[-1], score = mine$value[-1], previous = mine$value[-nrow(mine)],
    held = s == "holds", first = mine$value[1], initial = rows$initial[match(i, rows$person)])
  d[s != "unknown", ]
}))
say("again.rows", nrow(rows)); say("again.outcomes", sum(rows$y)); say("again.later", nrow(later)); say("again.held", sum(later$held))
lmer_control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11, maxfun = 1e6), calc.derivs = FALSE)
glmer_control <- glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-6, maxfun = 1e6), calc.derivs = TRUE,
                              tolPwrss = 1e-13)
# glmer's own deviance, taken from where its search ended to the optimum by Newton's method: the search leaves an error
# of 1e-5 in a dozen coefficients. The gradient is by four points in each direction.
polished <- function(fit) {
  deviance <- update(fit, devFunOnly = TRUE)
  H <- fit@optinfo$derivs$Hessian
  h <- 0.05 * sqrt(diag(2 * solve(H)))
  x <- c(getME(fit, "theta"), fixef(fit))
  for (step in 1:4) {
    g <- sapply(seq_along(x), function(j) {
      f <- function(k) { y <- x; y[j] <- y[j] + k * h[j]; deviance(y) }
      (8 * (f(1) - f(-1)) - (f(2) - f(-2))) / (12 * h[j])
    })
    move <- solve(H, g)
    x <- x - move
    if (max(abs(move) / h) < 1e-6) break
  }
  message("polished in ", step, " steps, the last of ", max(abs(move) / h))
  V <- 2 * solve(H)
  names(x)[-1] <- names(fixef(fit))
  list(theta = x[[1]], beta = x[-1], V = V[-1, -1])
}
scoring <- function(p) {
  later$rest <- later$score - p[1] * later$held - p[2] * later$previous
  fit <- lmer(rest ~ first + initial + factor(k) + (1 | person), later, REML = FALSE, control = lmer_control)
  v <- as.data.frame(VarCorr(fit))$vcov
  residual <- later$rest - predict(fit, re.form = NA)
  n <- tapply(residual, later$person, length)
  own <- tapply(residual, later$person, mean) * n / (n + v[2] / v[1])
  list(logLik = as.numeric(logLik(fit)), v = v, own = own)
}
coming <- function(p, nodes, s = scoring(p)) {
  rows$own <- s$own[as.character(rows$person)]
  rows$own[is.na(rows$own)] <- 0
  glmer(y ~ score + own + first + before + initial + factor(k) + (1 | person), rows, binomial, nAGQ = nodes,
        control = glmer_control)
}
clean <- function(b) { names(b) <- sub("TRUE", "", sub("factor\\(k\\)", "period", names(b))); b }
p <- c(0.3, 0.2)
s <- scoring(p)
say("fixed.scores.logLik", s$logLik); say("fixed.scores.between", s$v[1]); say("fixed.scores.within", s$v[2])
say("fixed.own.first", s$own[[1]])
fit <- coming(p, 25)
fit <- polished(fit)
model("fixed.outcome", clean(fit$beta), fit$V)
say("fixed.outcome.spread", fit$theta)

# The same with flags of change.
rows$own <- s$own[as.character(rows$person)]; rows$own[is.na(rows$own)] <- 0
fit <- glmer(y ~ higher + lower + own + first + before + initial + factor(k) + (1 | person), rows, binomial,
             nAGQ = 25, control = glmer_control)
fit <- polished(fit)
model("fixed.change", clean(fit$beta), fit$V)

# Both together: where the sum of the two log-likelihoods is largest, by Newton's method on differences. With rows of one
# trial glmer leaves out no constant.
glmer_control <- glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-6, maxfun = 1e6), calc.derivs = FALSE,
                              tolPwrss = 1e-12)
both <- function(p) { s <- scoring(p); s$logLik + as.numeric(logLik(coming(p, 9, s))) }
alone <- lmer(score ~ held + previous + first + initial + factor(k) + (1 | person), later, REML = FALSE, control = lmer_control)
p <- fixef(alone)[c("heldTRUE", "previous")]
h <- sqrt(diag(as.matrix(vcov(alone))))[2:3] / 4
for (step in 1:3) {
  f <- function(a, b) both(p + c(a, b) * h)
  f0 <- f(0, 0); up <- c(f(1, 0), f(0, 1)); down <- c(f(-1, 0), f(0, -1))
  H <- diag((up - 2 * f0 + down) / h^2)
  H[1, 2] <- H[2, 1] <- (f(1, 1) - up[1] - up[2] + f0) / prod(h)
  move <- -solve(H, (up - down) / (2 * h))
  V <- solve(-H)
  p <- p + move; h <- sqrt(diag(V)) / 4
}
say("joint.held", p[1]); say("joint.held.se", sqrt(V[1, 1]))
say("joint.previous", p[2]); say("joint.previous.se", sqrt(V[2, 2]))
write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = FALSE)
