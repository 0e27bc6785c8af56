# Power and degrees of freedom of slopes by dense matrices over everybody, and by power.t.test.
number <- function(x) sprintf("%.17g", x)
out <- list()
say <- function(name, value) out[[length(out) + 1]] <<- data.frame(name = name, value = number(value))

# Everybody seen throughout: a t test of the persons' own slopes.
times <- c(0, 1, 2, 4, 6)
level <- 12; slope <- 0.8; covariance <- -0.9; residual <- 7
sd <- sqrt(slope + residual / sum((times - mean(times))^2))
say("t.one.20", power.t.test(20, delta = 0.7, sd = sd, type = "one.sample", strict = TRUE)$power)
say("t.two.20", power.t.test(20, delta = 0.7, sd = sd, type = "two.sample", strict = TRUE)$power)
say("t.two.300", power.t.test(300, delta = -0.7, sd = sd, type = "two.sample", strict = TRUE)$power)
say("t.small", power.t.test(5, delta = 0.05, sd = sd, type = "two.sample", sig.level = 0.1, strict = TRUE)$power)
say("n.one", ceiling(power.t.test(delta = 0.7, sd = sd, power = 0.8, type = "one.sample", strict = TRUE)$n))
say("n.two", ceiling(power.t.test(delta = 0.7, sd = sd, power = 0.9, type = "two.sample", strict = TRUE)$n))

# Some leave: of 10 people 2 are seen at the first time only, 1 at two, 2 at three, 1 at four, 4 at all.
seen <- rep(1:5, c(2, 1, 2, 1, 4))
dense <- function(key, groups, perGroup, parameters) {
  n <- groups * perGroup
  blocks <- lapply(seq_len(n), function(i) times[seq_len(seen[(i - 1) %% 10 + 1])])
  rows <- length(unlist(blocks))
  person <- rep(seq_len(n), lengths(blocks)); t <- unlist(blocks)
  group <- (person - 1) %/% perGroup
  X <- if (groups == 1) cbind(1, t) else cbind(1, t, group, group * t)
  same <- outer(person, person, "==")
  G <- list(level = same * 1, slope = same * outer(t, t), covariance = same * outer(t, t, "+"),
            residual = diag(rows))[parameters]
  value <- c(level = level, slope = slope, covariance = covariance, residual = residual)[parameters]
  V <- Reduce("+", Map("*", G, value))
  W <- solve(V); C <- solve(t(X) %*% W %*% X)
  P <- W - W %*% X %*% C %*% t(X) %*% W
  PG <- lapply(G, function(g) P %*% g)
  E <- outer(seq_along(G), seq_along(G), Vectorize(function(h, j) sum(PG[[h]] * t(PG[[j]])) / 2))
  k <- ncol(X)
  g <- sapply(G, function(Gh) (C %*% t(X) %*% W %*% Gh %*% W %*% X %*% C)[k, k])
  v <- C[k, k]
  say(paste0(key, ".variance"), v)
  df <- 2 * v^2 / drop(g %*% solve(E) %*% g)
  say(paste0(key, ".df"), df)
  crit <- qt(0.975, df); delta <- 0.9 / sqrt(v)
  say(paste0(key, ".power"), pt(crit, df, delta, lower.tail = FALSE) + pt(-crit, df, delta))
}
all <- c("level", "slope", "covariance", "residual")
dense("leave.one.10", 1, 10, all)
dense("leave.two.10", 2, 10, all)
dense("leave.two.40", 2, 40, all)
dense("levels.two.20", 2, 20, c("level", "residual"))

# Services: six of ten people each, levels and slopes of services vary too.
blocks <- lapply(1:60, function(i) times[seq_len(seen[(i - 1) %% 10 + 1])])
person <- rep(1:60, lengths(blocks)); t <- unlist(blocks); service <- (person - 1) %/% 10
V <- outer(person, person, "==") * (level + covariance * outer(t, t, "+") + slope * outer(t, t)) +
  outer(service, service, "==") * (3 + 0.2 * outer(t, t, "+") + 0.15 * outer(t, t)) +
  residual * diag(length(t))
say("services.variance", solve(t(cbind(1, t)) %*% solve(V) %*% cbind(1, t))[2, 2])

write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = FALSE)
