# Simulated: 60 people with 4 to 9 sessions at days of their own; they change practitioner over time (9 of
# them), so that person and worker cross; scores in whole points.
source("../lme4.R"); source("../inference.R"); source("../dense.R")
set.seed(20261129)
N <- 60; W <- 9; level <- rnorm(N, 0, 5); slope <- rnorm(N, 0, .6); at_worker <- rnorm(W, 0, 3)
data <- do.call(rbind, lapply(seq_len(N), function(i) {
  n <- sample(4:9, 1); month <- c(0, cumsum(sample(10:45, n - 1, TRUE))) / 30
  worker <- sample(W, n, TRUE); keep <- runif(n) < .6
  for (j in 2:n) if (keep[j]) worker[j] <- worker[j - 1]
  score <- 50 + level[i] + (slope[i] - .8) * month + at_worker[worker] + rnorm(n, 0, 4)
  data.frame(person = sprintf("p%02d", i), worker = paste0("w", worker), month = round(month, 3), score = round(score))
}))
data$person <- factor(data$person); data$worker <- factor(data$worker)
formulas <- list(intercepts = score ~ month + (1 | person) + (1 | worker), slope = score ~ month + (month | person) + (1 | worker),
  uncorrelated = score ~ month + (month || person) + (1 | worker))
X <- model.matrix(~ month, data); A <- outer(data$person, data$person, "=="); B <- outer(data$worker, data$worker, "==")
m <- data$month; both_months <- outer(m, m); either <- outer(m, m, "+")
whole <- dense(X, data$score, rep(1, nrow(data)), function(q)
  list(A * (q[1] + q[2] * either + q[3] * both_months) + q[4] * B + q[5] * diag(nrow(data))))
ends <- list("month 6" = rbind(c(1, 6)), both = diag(2))
export(data, c(lapply(names(formulas), function(n) both(n, formulas[[n]], data)), lapply(names(formulas), function(n) {
  fit <- tight(formulas[[n]], data); case <- paste(n, "REML")
  rbind(inference(case, fit, ends), explained(case, fit))
}), list(dense_figures("dense slope REML", whole, c(25, 0, .36, 9, 16), names = c("11", "21", "22", "worker", "residual"),
  tests = ends, linear = TRUE))))
